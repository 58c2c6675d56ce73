/** The addresses of the screens, and the way back after logging in. */

/** The login screen, which afterwards leads back to this path. */
export function loginAddress(path: string): string {
  return path === "/" ? "/inloggen" : `/inloggen?naar=${encodeURIComponent(path)}`;
}

/** Where to go after logging in: only a path of our own, so that a link cannot lead people to another site. */
export function addressAfterLogin(query: string, origin: string): string {
  const wanted = new URLSearchParams(query).get("naar");
  if (!wanted || !URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  return url.origin === origin && wanted.startsWith("/") ? url.pathname + url.search : "/";
}

export function planAddress(planId: string): string {
  return `/plan/${encodeURIComponent(planId)}`;
}

/** The raadsstukken of a plan, on a screen of their own. */
export function stukkenAddress(planId: string): string {
  return `${planAddress(planId)}/raadsstukken`;
}

/** What holds for all plans of a gemeente: how its raadsstukken look, and what its jurist confirmed. */
export function profileAddress(gemeente: string): string {
  return `/gemeente/${encodeURIComponent(gemeente.trim())}/profiel`;
}

/** The page that explains every rule of the checklist, at this one. */
export function ruleAddress(rule: string): string {
  return `/regels#${encodeURIComponent(rule)}`;
}

export function previewAddress(planId: string): string {
  return `${planAddress(planId)}/voorbeeld`;
}
