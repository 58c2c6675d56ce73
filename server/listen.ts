/** Takes the port and the network address, or says in Dutch why that cannot be. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config } from "./config.ts";

/** The port or the network address is not to be had; the message is Dutch and names the setting. */
export class ListenFault extends Error {}

/** Gives the port that it listens on. Throws ListenFault. */
export async function listen(
  server: Server,
  { port, host }: Pick<Config, "port" | "host">,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenFault(error, port, host)));
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string): ListenFault {
  const cause = { cause: error };
  if (error.code === "EADDRINUSE")
    return new ListenFault(
      `Poort ${port} is al in gebruik. Stop het andere programma of kies een andere poort met PORT.`,
      cause,
    );
  if (error.code === "EACCES")
    return new ListenFault(
      `Poort ${port} mag dit programma niet gebruiken. Kies met PORT een poort boven 1024.`,
      cause,
    );
  return new ListenFault(
    `De server kan niet luisteren op "${host}". Controleer de instelling HOST.`,
    cause,
  );
}
