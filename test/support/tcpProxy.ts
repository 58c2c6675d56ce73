/** A wire between a server and what it needs, which a test may cut, clog or slow down. */
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export type TcpProxy = {
  port: number;
  /** Every connection is cut and none is taken. */
  cut(): void;
  /** Connections stay and nothing passes: nobody is told. */
  clog(): void;
  /** Each piece needs so many milliseconds more. */
  slow(ms: number): void;
  /** All passes again; what was clogged is cut, as after a long silence. */
  mend(): void;
  close(): Promise<void>;
};

export async function openTcpProxy(targetPort: number): Promise<TcpProxy> {
  let state: "open" | "cut" | "clogged" = "open";
  let delay = 0;
  const sockets = new Set<Socket>();
  const pass = (from: Socket, to: Socket) => {
    let last = Promise.resolve();
    from.on("data", (bytes) => {
      if (state === "clogged") return;
      const due = delay > 0 ? new Promise((resolve) => setTimeout(resolve, delay)) : null;
      if (due === null) to.write(bytes);
      else last = Promise.all([last, due]).then(() => void to.write(bytes));
    });
    from.on("error", () => {});
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (state === "cut") return void near.destroy();
    const far = connect(targetPort, "127.0.0.1");
    sockets.add(near).add(far);
    pass(near, far);
    pass(far, near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = "cut";
      cutAll();
    },
    clog: () => void (state = "clogged"),
    slow: (ms) => void (delay = ms),
    mend() {
      if (state === "clogged") cutAll();
      state = "open";
      delay = 0;
    },
    async close() {
      cutAll();
      server.close();
      await once(server, "close");
    },
  };
}
