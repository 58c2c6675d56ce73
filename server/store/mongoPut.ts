/** One whole document in the place of what has its `_id`. */
import type { Model } from "mongoose";
import type { Document } from "./mongoConnection.ts";
import { isTaken } from "./mongoTrouble.ts";

/** The server takes it as it is: nothing of it is an operator. Rejects when another document has a value that must be unique. */
export async function putDocument(model: Model<Document>, document: Document): Promise<void> {
  const { _id } = document;
  const put = () => model.collection.replaceOne({ _id } as never, document, { upsert: true });
  // Of two that make the same document at once, one meets the other's; then it is there to be replaced.
  await put().catch(async (error: unknown) => {
    if (!isTaken(error)) throw error;
    await put();
  });
}
