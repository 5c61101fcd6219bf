import { Room } from "../src/room";
import { type RoomRequest, Socket, type SocketEvents } from "../src/socket";

/** An app on one socket. The server takes every request, but those in `refused` ("join lobby"). */
export function app() {
  const asked: string[] = [];
  const refused = new Set<string>();
  const socket = new Socket(async ({ type, room }: RoomRequest) => {
    asked.push(`${type} ${room}`);
    if (refused.has(`${type} ${room}`)) throw new Error(`${type} refused`);
  });
  let lastId = 0;

  /** A room that notes down what it is told. */
  function roomOf(name: string) {
    const heard: string[] = [];
    const room = new Room(socket, name, {
      onMessage: ({ text }) => void heard.push(text),
      onPresence: (people) => void heard.push(`here: ${people.join(" ")}`),
      onError: (error) => void heard.push(String(error)),
    });
    return { room, heard };
  }

  return {
    socket,
    /** "join lobby": what the server was asked. */
    asked,
    refused,
    roomOf,
    say: (room: string, text: string) => socket.tell("message", { room, id: ++lastId, text }),
    /** The line goes down and comes back. */
    async reconnect(): Promise<void> {
      socket.isConnected = false;
      await this.back();
    },
    async back(): Promise<void> {
      socket.isConnected = true;
      socket.tell("connected", undefined);
      await Promise.resolve();
    },
    /** How many listeners there are in all. */
    listeners(): number {
      const events: (keyof SocketEvents)[] = ["connected", "message", "presence"];
      return events.reduce((sum, event) => sum + socket.listenerCount(event), 0);
    },
  };
}
