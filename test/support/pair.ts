/** Two whole servers, each in a process of its own, on one MongoDB and one Redis. */
import { freePort } from "./freePort.ts";
import { hasMongo, startMongo } from "./mongo.ts";
import { startProduct } from "./product.ts";
import type { Product } from "./product.ts";
import { hasRedis, startRedis } from "./redisServer.ts";

export type Pair = {
  both: readonly [Product, Product];
  /** The address of their database. */
  database: string;
  stop(): Promise<void>;
};

export type PairOptions = {
  /** Settings of both, beside those of a test. */
  settings?: Record<string, string>;
  /** Fills the database before a server starts. */
  seed?: (database: string) => Promise<void>;
};

/** Whether they can be had; says so where they cannot. */
export function canPair(): boolean {
  return [hasMongo(), hasRedis()].every((isThere) => isThere);
}

export async function startPair({ settings = {}, seed }: PairOptions = {}): Promise<Pair> {
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const redis = await startRedis();
    closing.push(redis.close);
    const mongo = await startMongo();
    closing.push(mongo.stop);
    const database = mongo.newDatabase();
    await seed?.(database);
    const shared = { ...settings, MONGODB_URI: database, REDIS_URL: redis.url };
    const start = async () => {
      const product = await startProduct({ ...shared, PORT: String(await freePort()) });
      closing.push(product.stop);
      return product;
    };
    // One after the other, for each gives the accounts of the demo new passwords.
    const both = [await start(), await start()] as const;
    both[0].accounts = both[1].accounts;
    return { both, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
