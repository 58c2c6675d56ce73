/** The frames of one connection in the order of sending: while one takes its time, the others wait and nothing more is read. */
import type { RawData, WebSocket } from "ws";

/** Gives null when the frame was handled at once. Throws or rejects when it is no frame of ours. */
export type Read = (data: RawData, isBinary: boolean) => Promise<void> | null;

/** Stops reading from the socket; call the result to go on. It reads again when all who stopped it went on. */
export type Brake = () => () => void;

export function createBrake(socket: WebSocket): Brake {
  let holds = 0;
  return () => {
    holds += 1;
    socket.pause();
    return () => {
      holds -= 1;
      if (holds === 0) socket.resume();
    };
  };
}

/** `onFault` gets what `read` throws. */
export function createInbox(
  brake: Brake,
  read: Read,
  onFault: (error: unknown) => void,
): (data: RawData, isBinary: boolean) => void {
  // What had arrived with the slow frame; the brake keeps it short.
  const waiting: [RawData, boolean][] = [];
  let isBusy = false;

  const handle = (data: RawData, isBinary: boolean) => {
    const slow = attempt(() => read(data, isBinary), onFault);
    if (slow === null) return;
    isBusy = true;
    const release = brake();
    void slow.catch(onFault).then(() => {
      isBusy = false;
      release();
      for (let next = waiting.shift(); next; next = isBusy ? undefined : waiting.shift())
        handle(...next);
    });
  };
  return (data, isBinary) => {
    if (isBusy) waiting.push([data, isBinary]);
    else handle(data, isBinary);
  };
}

function attempt(
  work: () => Promise<void> | null,
  onFault: (error: unknown) => void,
): Promise<void> | null {
  try {
    return work();
  } catch (error) {
    onFault(error);
    return null;
  }
}
