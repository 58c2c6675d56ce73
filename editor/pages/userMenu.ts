/** The menu of the person who is logged in: name, role, the way to the plans and out. */
import type { Api, User } from "../api.ts";
import { messageOf } from "../dialog.ts";
import type { MenuAction } from "../menu.ts";
import { createMenu } from "../menu.ts";
import { h } from "../dom.ts";
import { gemeenteNameOf } from "../../templates/gemeente.ts";
import { initialsOf } from "../words.ts";
import { profileAddress } from "./addresses.ts";

/** `detail` stands below the name; `mayLeave` may ask first, for example while text is not saved. */
export function createUserMenu(options: {
  api: Api;
  user: User;
  detail: string;
  mayLeave?: () => Promise<boolean>;
  onError(message: string): void;
  actions?: readonly MenuAction[];
}): HTMLElement {
  const { user, detail } = options;
  const logout: MenuAction = {
    label: "Uitloggen",
    icon: "logout",
    action: () => void logOut(options),
  };
  return createMenu({
    label: `Uw account: ${user.name}`,
    buttonClass: "avatar-button",
    face: [h("span", { class: "avatar", "data-initials": initialsOf(user.name) })],
    note: h(
      "p",
      { class: "menu-note" },
      h("strong", {}, user.name),
      h("span", {}, user.organisation),
      h("span", {}, detail),
    ),
    actions: [...(options.actions ?? []), ...profileActions(user), logout],
  });
}

/** A beheerder finds the profile of the own gemeente here, also without any plan. */
function profileActions({ beheerder, organisation }: User): MenuAction[] {
  if (!beheerder || organisation.trim() === "") return [];
  const href = profileAddress(gemeenteNameOf(organisation));
  return [{ label: "Gemeenteprofiel", icon: "pencil", action: { href } }];
}

async function logOut(options: {
  api: Api;
  mayLeave?: () => Promise<boolean>;
  onError(message: string): void;
}): Promise<void> {
  if (options.mayLeave && !(await options.mayLeave())) return;
  try {
    await options.api.logout();
    location.assign("/inloggen");
  } catch (error) {
    options.onError(messageOf(error));
  }
}
