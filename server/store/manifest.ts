/** What a backup says of itself: which files it has, and where the log of every plan ends in it. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FolderFault } from "./lock.ts";

export type Manifest = {
  /** The version of this record. */
  formaat: 1;
  /** The version of Wijkpen that made the backup. */
  product: string;
  /** ISO 8601 in UTC: what was acknowledged before this moment is in the backup. */
  moment: string;
  plannen: ManifestPlan[];
  bestanden: ManifestFile[];
  /** Hashes of files that the data names and that were missing or damaged when the backup was made. */
  ontbreekt?: string[];
};

/** `hash` is the chain hash of entry `seq`, in hex. Null: the plan was damaged when the backup was made. */
export type ManifestPlan = { id: string; einde: { seq: number; hash: string } | null };

/** `sha256` in hex. */
export type ManifestFile = { naam: string; sha256: string; bytes: number };

export const MANIFEST = "manifest.json";

/** The record as text; it ends with a hash of itself, so that a changed letter is noticed. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, controle: hashOf(manifest) }, null, 2)}\n`;
}

/** Throws FolderFault with a Dutch sentence when this is no backup, or a damaged one, or one of a newer Wijkpen. */
export function readManifest(folder: string): Manifest {
  const text = textOf(folder);
  const { controle, ...manifest } = parse(text, folder);
  if (manifest.formaat !== 1)
    throw new FolderFault(
      `De reservekopie ${folder} is gemaakt met een nieuwere versie van Wijkpen. Installeer die versie.`,
    );
  if (controle !== hashOf(manifest)) throw damaged(folder, MANIFEST);
  return manifest;
}

export function damaged(folder: string, name: string): FolderFault {
  return new FolderFault(
    `De reservekopie ${folder} is beschadigd: ${name} klopt niet. Er is niets teruggezet. Kies een andere reservekopie.`,
  );
}

function textOf(folder: string): string {
  try {
    return readFileSync(join(folder, MANIFEST), "utf8");
  } catch (error) {
    throw new FolderFault(
      `De map ${folder} is geen reservekopie van Wijkpen: ${MANIFEST} ontbreekt of kan niet worden gelezen.`,
      error,
    );
  }
}

function parse(text: string, folder: string): Manifest & { controle: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null)
      return value as Manifest & { controle: string };
  } catch {
    // told below
  }
  throw damaged(folder, MANIFEST);
}

function hashOf(manifest: Manifest): string {
  return createHash("sha256").update(JSON.stringify(manifest)).digest("hex");
}
