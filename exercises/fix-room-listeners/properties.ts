import { Room } from "./src/room";
import { Socket } from "./src/socket";
import { app } from "./tests/app";

const NAMES = ["dispatch", "management"];
const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await null;
};
const outcome = (promise) => promise.then(() => "done", (error) => error.message);

const step = (d) =>
  d.oneOf(
    () => ({ what: "open", room: d.int(0, 1) }),
    () => ({ what: "close", room: d.int(0, 1) }),
    () => ({ what: "tunnel" }),
    () => ({ what: d.pick(["down", "up"]) }),
    () => ({ what: d.pick(["message", "presence"]), room: d.int(0, 2) }),
    () => ({ what: d.pick(["refuse", "allow"]), line: `${d.pick(["join", "leave"])} ${NAMES[d.int(0, 1)]}` }),
  );

/** What the server and a room's screen have to hear of each step. */
class Expected {
  isUp = true;
  refused = new Set();
  asked = [];
  rooms = NAMES.map((name) => ({ name, isOpen: false, isLost: false, heard: [] }));

  open(room) {
    if (room.isOpen) return "done";
    if (!this.isUp) return "No connection";
    this.asked.push(`join ${room.name}`);
    if (this.refused.has(`join ${room.name}`)) return "join refused";
    Object.assign(room, { isOpen: true, isLost: false });
    return "done";
  }
  close(room) {
    if (!room.isOpen) return "done";
    room.isOpen = false;
    if (!this.isUp) return "done";
    this.asked.push(`leave ${room.name}`);
    return this.refused.has(`leave ${room.name}`) ? "leave refused" : "done";
  }
  back() {
    this.isUp = true;
    for (const room of this.rooms.filter(({ isOpen }) => isOpen)) {
      this.asked.push(`join ${room.name}`);
      room.isLost = this.refused.has(`join ${room.name}`);
      if (room.isLost) room.heard.push("Error: join refused");
    }
  }
}

export const properties = [
  {
    says: "open rooms join again and hear everything once, closed ones leave nothing behind, and errors reach the caller",
    from: [
      "The number of listeners grows with each reconnect, as above. It should not: an open room keeps the listeners it has, and a message is delivered once.",
      "A room that was closed stays alive: at the next tunnel it joins again, and its messages come in.",
      "A room that is closed *in* a tunnel, where there is no connection, carries on as if nobody had closed it.",
      "The caller must get the error, as today, but the room is then closed, and opening it again must ask the server again.",
      "What must stay: rooms join again when the connection is back, and call `onError` if that fails.",
      "Opening an open room, or closing a closed one, does nothing.",
      "The badge and the sounds listen on the same socket; the socket belongs to another team, so please leave it as it is.",
    ],
    inputs: 2_000,
    because: "each input is a shift of several tunnels",
    draw: (d) => d.list(1, 12, () => step(d)),
    holds: async (steps) => {
      const tablet = app();
      let badge = 0;
      const events = ["connected", "message", "presence"];
      for (const event of events) tablet.socket.on(event, () => void badge++);
      let told = 0;
      const rooms = NAMES.map((name) => tablet.roomOf(name));
      const wanted = new Expected();

      for (const { what, room: index, line } of steps) {
        const room = wanted.rooms[index];
        const before = tablet.listeners();
        const wasLost = wanted.rooms.some(({ isLost }) => isLost);
        if (what === "refuse" || what === "allow") {
          for (const set of [tablet.refused, wanted.refused]) what === "refuse" ? set.add(line) : set.delete(line);
        } else if (what === "open" || what === "close") {
          // Whether a room that could not join again has anything to leave is open.
          const isOpen = what === "close" && room.isLost && room.isOpen && wanted.isUp;
          const from = wanted.asked.length;
          const result = await outcome(rooms[index].room[what]());
          const right = wanted[what](room);
          if (isOpen) {
            wanted.asked.splice(from);
            tablet.asked.splice(from);
          } else if (result !== right) return false;
        } else if (what === "down") {
          tablet.socket.isConnected = wanted.isUp = false;
        } else if (what === "tunnel" || what === "up") {
          if (what === "up" && wanted.isUp) continue;
          await tablet.reconnect();
          told++;
          wanted.back();
        } else if (wanted.isUp && !room?.isLost) {
          const name = room?.name ?? "lobby";
          told++;
          if (what === "message") tablet.say(name, `to ${name}`);
          else tablet.socket.tell("presence", { room: name, people: ["Ida", "Per"] });
          if (room?.isOpen) room.heard.push(what === "message" ? `to ${name}` : "here: Ida Per");
        }
        await settle();
        if (wanted.rooms.every(({ isOpen }) => !isOpen) && tablet.listeners() !== events.length) return false;
        const isSure = !wasLost && wanted.rooms.every(({ isLost }) => !isLost);
        if ((what === "tunnel" || what === "up") && isSure && tablet.listeners() !== before) return false;
        // Rooms may join again in any order.
        if (tablet.asked.toSorted().join() !== wanted.asked.toSorted().join()) return false;
        if (rooms.some(({ heard }, i) => heard.join() !== wanted.rooms[i].heard.join())) return false;
      }
      return badge === told;
    },
  },
  {
    says: "what is said while the server is still answering a join is received, once",
    from: ["They receive what is said while the server is still answering the join."],
    inputs: 2_000,
    because: "each message is delivered after some promises",
    draw: (d) => d.list(1, 4, () => ({ early: d.int(0, 3), later: d.int(0, 2) })),
    holds: async (connections) => {
      let answer = () => {};
      const socket = new Socket(({ type }) => (type === "join" ? new Promise((resolve) => (answer = resolve)) : Promise.resolve()));
      const heard = [];
      const errors = [];
      const room = new Room(socket, "dispatch", {
        onMessage: ({ id }) => void heard.push(id),
        onPresence: () => {},
        onError: (error) => void errors.push(error),
      });
      let id = 0;
      const say = (count) => {
        for (let n = 0; n < count; n++) socket.tell("message", { room: "dispatch", id: ++id, text: "Hello" });
      };
      let opened = null;
      for (const { early, later } of connections) {
        if (opened) socket.tell("connected", undefined);
        else opened = room.open();
        await settle();
        say(early);
        answer();
        await opened;
        await settle();
        say(later);
      }
      const all = id;
      await room.close();
      say(1);
      return errors.length === 0 && heard.join() === Array.from({ length: all }, (_, i) => i + 1).join();
    },
  },
  {
    says: "nextMessage returns the first message that fits, and nothing is called after that or after an error",
    from: ["once `fits` has thrown, it is still called with every message for the rest of the shift, although the caller already has the error"],
    draw: (d) => ({ isOpen: d.chance(0.5), messages: d.list(0, 6, () => ({ room: d.pick(["dispatch", "dispatch", "lobby"]), kind: d.pick(["no", "fits", "throws"]) })) }),
    holds: async ({ isOpen, messages }) => {
      const tablet = app();
      const { room } = tablet.roomOf("dispatch");
      if (isOpen) await room.open();
      const before = tablet.listeners();
      const seen = [];
      let result = "waits";
      room
        .nextMessage(({ text }) => {
          seen.push(text);
          if (text === "throws") throw new Error("Cannot tell");
          return text === "fits";
        })
        .then(({ text }) => (result = text), (error) => (result = error.message));
      for (const { room: name, kind } of messages) {
        tablet.say(name, kind);
        await settle();
      }
      const own = messages.filter(({ room: name }) => name === "dispatch").map(({ kind }) => kind);
      const end = own.findIndex((kind) => kind !== "no");
      const asked = end < 0 ? own : own.slice(0, end + 1);
      const wanted = end < 0 ? "waits" : own[end] === "fits" ? "fits" : "Cannot tell";
      return result === wanted && seen.join() === asked.join() && (end < 0 || tablet.listeners() === before);
    },
  },
];
