/** How a gemeente is known in Wijkpen: by its name, which people write in their own way. */

/** The name under which things of a gemeente are kept. */
export function gemeenteKey(name: string): string {
  return name.trim().toLowerCase();
}

/** The gemeente that an organisation is: "Gemeente Oosterwaarde" is Oosterwaarde. */
export function gemeenteNameOf(organisation: string): string {
  return organisation.trim().replace(/^gemeente\s+/i, "");
}
