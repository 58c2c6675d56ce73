/** A front door as a proxy before several instances is one: it asks who is ready, and nobody who comes knows who serves. */
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export type Door = {
  /** ws://127.0.0.1:port */
  address: string;
  /** Cuts the connections that went elsewhere than to the first instance; who comes again goes there. */
  home(): void;
  close(): Promise<void>;
};

/** Each connection goes to the first of these instances (http://localhost:3000) that says on /readyz that it is ready. */
export async function openDoor(instances: readonly string[]): Promise<Door> {
  const open = new Map<Socket, string>();
  const server = createServer((near) => {
    near.on("error", () => {});
    void firstReady(instances).then((instance) => {
      if (instance === null || near.destroyed) return void near.destroy();
      open.set(near, instance);
      near.once("close", () => open.delete(near));
      join(near, connect(Number(new URL(instance).port), "127.0.0.1"));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    home() {
      for (const [near, instance] of open) if (instance !== instances[0]) near.destroy();
    },
    async close() {
      for (const near of open.keys()) near.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function firstReady(instances: readonly string[]): Promise<string | null> {
  for (const instance of instances) {
    const answer = await fetch(`${instance}/readyz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.status === 200) return instance;
  }
  return null;
}

function join(near: Socket, far: Socket): void {
  near.pipe(far).pipe(near);
  far.on("error", () => {}).on("close", () => near.destroy());
  near.on("close", () => far.destroy());
}
