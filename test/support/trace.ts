/** Reads what strace noted of a server: which bytes it wrote to which file or socket, and what was on disk by then. */

/** A system call as it began, or as it ended. */
export type Call = {
  name: string;
  /** The path of the file, or "socket:[number]". */
  target: string;
  /** All bytes that were handed over; empty for a flush. */
  bytes: Buffer;
  isEnd: boolean;
};

/** The options with which strace says all that is read here: the server keeps its own process id. */
export function straceTo(file: string): string[] {
  const calls = "trace=fsync,fdatasync,write,writev,pwrite64,pwritev,sendto,sendmsg";
  return ["strace", "-D", "-f", "-q", "-y", "-xx", "-s", "1000000", "-e", calls, "-o", file];
}

/** Begin and end of every call, in the order in which they happened. */
export function* readTrace(text: string): Generator<Call> {
  const open = new Map<string, Call>();
  for (const line of text.split("\n")) {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (rest.startsWith("<... ")) {
      const call = open.get(thread);
      if (call) yield { ...call, isEnd: true };
      continue;
    }
    const call = readCall(rest);
    if (!call) continue;
    yield call;
    open.set(thread, call);
    if (!rest.endsWith("<unfinished ...>")) yield { ...call, isEnd: true };
  }
}

function readCall(line: string): Call | null {
  const [, name = "", path = "", given = ""] = /^(\w+)\(\d+<([^>]*)>(.*)$/.exec(line) ?? [];
  if (name === "") return null;
  const parts = [...given.matchAll(/"([^"]*)"/g)].map(([, hex = ""]) => bytesOf(hex));
  return { name, target: bytesOf(path).toString(), bytes: Buffer.concat(parts), isEnd: false };
}

/** Of `\x68\x6f\x69`. */
function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll("\\x", ""), "hex");
}

/** Takes the websocket frames of one server's stream as they come; gives the payloads that are whole by now. */
export function createFrameReader(): (bytes: Buffer) => Buffer[] {
  let waiting = Buffer.alloc(0);
  let isOpen = false;
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    if (!isOpen) {
      const end = waiting.indexOf("\r\n\r\n");
      if (end < 0) return [];
      isOpen = true;
      waiting = waiting.subarray(end + 4);
    }
    const payloads: Buffer[] = [];
    for (let size = frameSize(waiting); size && size.end <= waiting.length;) {
      payloads.push(waiting.subarray(size.start, size.end));
      waiting = waiting.subarray(size.end);
      size = frameSize(waiting);
    }
    return payloads;
  };
}

/** Where the payload of the first frame starts and ends; null when its head is not whole yet. */
function frameSize(bytes: Buffer): { start: number; end: number } | null {
  const short = (bytes[1] ?? 0) & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  if (start === 2) return { start, end: start + short };
  const long = start === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return { start, end: start + long };
}
