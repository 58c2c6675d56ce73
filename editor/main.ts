/** Decides by the address which screen is shown. */
import "./styles/tokens.css";
import "./styles/app.css";
import type { Api, User } from "./api.ts";
import { createApi } from "./api.ts";
import { messageOf } from "./dialog.ts";
import { loginAddress } from "./pages/addresses.ts";
import { showMessagePage } from "./pages/messagePage.ts";

const root = document.getElementById("app");
if (root) void start(root, createApi(), location.pathname);

async function start(root: HTMLElement, api: Api, path: string): Promise<void> {
  try {
    await showScreen(root, api, path);
  } catch (error) {
    showMessagePage(root, {
      title: "Wijkpen kan nu niet openen",
      text: messageOf(error),
      action: { label: "Opnieuw proberen", href: path },
    });
  }
}

async function showScreen(root: HTMLElement, api: Api, path: string): Promise<void> {
  if (path === "/inloggen") return (await import("./pages/login.ts")).showLogin(root, api);
  const planId = /^\/plan\/([^/]+)(?:\/raadsstukken)?\/?$/.exec(path)?.[1];
  const gemeente = /^\/gemeente\/([^/]+)\/profiel\/?$/.exec(path)?.[1];
  if (path !== "/" && !planId && !gemeente) return showUnknownPage(root);
  const user = await api.session();
  if (!user) return location.replace(loginAddress(path));
  if (planId) return showPlan(root, api, user, decodeURIComponent(planId));
  if (gemeente) return showProfile(root, api, user, decodeURIComponent(gemeente));
  (await import("./pages/planList.ts")).showPlanList(root, api, user);
}

async function showPlan(root: HTMLElement, api: Api, user: User, planId: string): Promise<void> {
  const { showPlanPage } = await import("./pages/planPage.ts");
  await showPlanPage(root, { api, user, planId });
}

async function showProfile(
  root: HTMLElement,
  api: Api,
  user: User,
  gemeente: string,
): Promise<void> {
  const { showProfilePage } = await import("./pages/profilePage.ts");
  await showProfilePage(root, { api, user, gemeente });
}

function showUnknownPage(root: HTMLElement): void {
  showMessagePage(root, {
    title: "Deze pagina bestaat niet",
    text: "Controleer het adres, of ga naar uw plannen.",
    action: { label: "Naar uw plannen", href: "/" },
  });
}
