export interface Message {
  readonly id: number;
  readonly text: string;
}

/** What the server answers with status 200. */
export interface MessagesBody {
  readonly messages: Message[];
}

/** Where a room's messages are. */
export function addressOf(room: string): string {
  return `https://api.relaybird.example/rooms/${encodeURIComponent(room)}/messages`;
}
