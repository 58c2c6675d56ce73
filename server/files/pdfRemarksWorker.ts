/** The thread in which a PDF from outside is read: whatever is in it, it can only end this thread. */
import { parentPort, workerData } from "node:worker_threads";
import { PDFDict, PDFDocument, PDFName, PDFStream } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";

parentPort?.postMessage(await remarksOn(workerData as Uint8Array), []);

async function remarksOn(bytes: Uint8Array): Promise<string[]> {
  const file = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
  const { catalog, context } = file;
  if (context.trailerInfo.Encrypt)
    return ["Deze PDF is beveiligd. De griffie kan haar misschien niet openen of samenvoegen."];
  const dictionaries = context.enumerateIndirectObjects().flatMap(([, each]) => dictIn(each));
  const has = (key: string) => dictionaries.some((dict) => dict.has(PDFName.of(key)));
  const isTagged = catalog.has(PDFName.of("MarkInfo")) && catalog.has(PDFName.of("StructTreeRoot"));
  return [
    ...(isTagged
      ? []
      : [
          "Deze PDF heeft geen labels en is niet toegankelijk. Vraag de maker om een toegankelijke PDF.",
        ]),
    ...(isTagged && !catalog.has(PDFName.of("Lang"))
      ? ["Deze PDF zegt niet in welke taal zij is geschreven."]
      : []),
    ...(has("JS") || has("JavaScript")
      ? ["In deze PDF zit een script. Vraag de maker om een PDF zonder script."]
      : []),
  ];
}

/** The dictionary that an object is or carries, with those directly in it. */
function dictIn(object: PDFObject): PDFDict[] {
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return [];
  return [dict, ...dict.values().filter((value) => value instanceof PDFDict)];
}
