// NCALayer, the program on the reader's own machine that keeps the keys and signs.
const ADDRESS = "wss://127.0.0.1:13579";
const SECONDS_TO_OPEN = 120;
const SECONDS_TO_GREET = 10;
const INDIVIDUAL = "1.2.398.3.3.4.1.1";
const PURPOSES = {
  authentication: { usage: "1.3.6.1.5.5.7.3.2", key: "AUTHENTICATION" },
  signing: { usage: "1.3.6.1.5.5.7.3.4", key: "SIGNATURE" },
};
/** The names that browsers have for the leave to talk to a program on the same machine. */
const LEAVES = ["loopback-network", "local-network-access"];
/** The first version that knows the module `basics`. */
const BASICS = [1, 4];

/** Why there is no signature: not_running, refused, cancelled, stopped, closed or failed. */
export class NoSignature extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const isCancelled = ({ message, details }) => /action\.cancel/i.test(`${message} ${details}`);

/** A signature without its armour; there is none when the reader has closed the window. */
function unarmoured(result) {
  const [text] = Array.isArray(result) ? result : [result];
  if (typeof text !== "string" || text === "") throw new NoSignature("cancelled");
  return text.replace(/-----[^-]*-----/g, "").replace(/\s/g, "");
}

const basics = (content, { usage }, isAttached, locale) => ({
  module: "kz.gov.pki.knca.basics", method: "sign",
  args: {
    allowedStorages: null, format: "cms", data: content,
    signingParams: { decode: true, encapsulate: isAttached, digested: false },
    signerParams: { extKeyUsageOids: [usage, INDIVIDUAL] }, locale,
  },
});

const older = (content, { key }, isAttached) => ({
  module: "kz.gov.pki.knca.commonUtils", method: "createCAdESFromBase64",
  args: ["PKCS12", key, content, isAttached],
});

/** The signature in an answer of `basics`; null when the module cannot do it. */
function readBasics(answer) {
  if (answer.status === true) return unarmoured(answer.body?.result);
  if (isCancelled(answer)) throw new NoSignature("cancelled");
  return null;
}

function readOlder(answer) {
  if (answer.code === "200") return unarmoured(answer.responseObject);
  throw new NoSignature(isCancelled(answer) ? "cancelled" : "failed");
}

/** Whether the browser says that pages may not talk to this machine; asked only after a failure. */
async function isRefused() {
  for (const name of LEAVES) {
    try {
      const { state } = await navigator.permissions.query({ name });
      return state === "denied";
    } catch {
      // A browser without that leave: it asks nobody.
    }
  }
  return false;
}

function knowsBasics({ result }) {
  const parts = String(result?.version ?? "").split(".").map(Number);
  const place = BASICS.findIndex((part, index) => part !== (parts[index] || 0));
  return place < 0 || parts[place] > BASICS[place];
}

/** A conversation: what is said is answered in order, and nothing is heard after its end. */
class Conversation {
  #socket = new WebSocket(ADDRESS);
  #heard = [];
  #waiting = null;
  #end = null;

  constructor(signal) {
    this.#socket.onmessage = ({ data }) => this.#hear(data);
    this.#socket.onerror = () => this.#stop("closed");
    this.#socket.onclose = () => this.#stop("closed");
    signal.addEventListener("abort", () => this.#stop("stopped"));
    if (signal.aborted) this.#stop("stopped");
  }

  #hear(data) {
    let answer;
    try {
      answer = JSON.parse(data);
    } catch {
      return this.#stop("failed");
    }
    if (this.#waiting) this.#waiting.resolve(answer ?? {});
    else this.#heard.push(answer ?? {});
    this.#waiting = null;
  }

  #stop(code) {
    this.#end ??= new NoSignature(code);
    this.#waiting?.reject(this.#end);
    this.#waiting = null;
    this.close();
  }

  /** Waits for the connection: the browser may ask the reader for leave meanwhile. */
  opened() {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      const timer = setTimeout(() => this.#stop("closed"), SECONDS_TO_OPEN * 1000);
      this.#socket.onopen = () => {
        clearTimeout(timer);
        if (this.#waiting?.resolve === resolve) this.#waiting = null;
        resolve();
      };
      if (this.#end) reject(this.#end);
    });
  }

  /** The next thing the program says; without seconds it may take as long as it needs. */
  next(seconds = null) {
    if (this.#end) return Promise.reject(this.#end);
    if (this.#heard.length > 0) return Promise.resolve(this.#heard.shift());
    return new Promise((resolve, reject) => {
      const timer = seconds && setTimeout(() => this.#stop("closed"), seconds * 1000);
      this.#waiting = {
        resolve: (answer) => { clearTimeout(timer); resolve(answer); },
        reject: (end) => { clearTimeout(timer); reject(end); },
      };
    });
  }

  /** Says something, and waits for the answer; what came unasked before is none. */
  ask(request) {
    if (this.#end) return Promise.reject(this.#end);
    this.#heard = [];
    this.#socket.send(JSON.stringify(request));
    return this.next();
  }

  close() {
    const socket = this.#socket;
    socket.onmessage = socket.onerror = socket.onclose = null;
    socket.close();
  }
}

async function greeting(conversation) {
  try {
    await conversation.opened();
    return await conversation.next(SECONDS_TO_GREET);
  } catch (end) {
    if (end.code !== "closed") throw end;
    throw new NoSignature(await isRefused() ? "refused" : "not_running");
  }
}

/**
 * Asks for a signature of content in base64: a CMS in base64, with the content inside or without.
 * Throws `NoSignature`; `signal` stops it.
 */
export async function sign(content, { purpose, isAttached, locale, signal }) {
  const conversation = new Conversation(signal);
  try {
    const said = await greeting(conversation);
    const how = [content, PURPOSES[purpose], isAttached, locale];
    const signature = knowsBasics(said) ? readBasics(await conversation.ask(basics(...how))) : null;
    return signature ?? readOlder(await conversation.ask(older(...how)));
  } finally {
    conversation.close();
  }
}
