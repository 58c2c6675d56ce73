import { afterEach, describe, expect, it } from "@jest/globals";
import { bannerFor } from "../editor/pages/banners.ts";
import { LIMITS } from "../server/sync/connection.ts";
import { openWorld, until } from "./support/writers.ts";
import type { Cheat, World } from "./support/writers.ts";

let world: World;

async function open(name: string, count: number): Promise<Cheat[]> {
  const cheats: Cheat[] = [];
  for (let n = 0; n < count; n += 1) cheats.push(await world.cheat(name));
  return cheats;
}

const isOpen = ({ socket }: Cheat) => socket.readyState === socket.OPEN;

describe("someone with very many windows open [SY8]", () => {
  afterEach(() => world.close());

  it("gets in with the newest; the oldest is closed for good, and nobody else", async () => {
    world = await openWorld();
    const [bram] = await open("bram", 1);
    const cheats = await open("anna", LIMITS.sockets + 2);
    expect(await Promise.all(cheats.slice(0, 2).map(({ closed }) => closed))).toEqual([4429, 4429]);
    expect(cheats.filter(isOpen)).toHaveLength(LIMITS.sockets);
    expect(bram && isOpen(bram)).toBe(true);
    const anna = world.writer("anna");
    await anna.ready();
    anna.type("Het nieuwste venster. ");
    await anna.saved();
  });

  it("is cut off where no goodbye is taken", async () => {
    world = await openWorld();
    const deaf: Cheat[] = [];
    for (let n = 0; n < 2 * LIMITS.sockets + 3; n += 1) {
      const cheat = await world.cheat("anna");
      cheat.socket.pause();
      deaf.push(cheat);
    }
    await until(
      async () => (await world.connections()) === 2 * LIMITS.sockets,
      "the oldest to be gone",
    );
  });
});

describe("the oldest window, once closed", () => {
  it("says what to do about it", () => {
    const { text, actions } = bannerFor(4429, { path: "/", reload: () => {}, download: () => {} });
    expect(text).toContain("te veel vensters");
    expect(actions.map(({ label }) => label)).toEqual([
      "Pagina opnieuw laden",
      "Niet-opgeslagen tekst downloaden",
    ]);
  });
});
