import { describe, expect, it } from "vitest";
import { app } from "./app";

describe("a room", () => {
  it("hands on what is said there, and nothing else", async () => {
    const { roomOf, say } = app();
    const { room, heard } = roomOf("dispatch");
    await room.open();
    say("dispatch", "Bus 12 is late");
    say("lobby", "Lunch?");
    expect(heard).toEqual(["Bus 12 is late"]);
  });

  it("hears nothing once it is closed", async () => {
    const { roomOf, say, asked } = app();
    const { room, heard } = roomOf("dispatch");
    await room.open();
    await room.close();
    say("dispatch", "Bus 12 is late");
    expect(heard).toEqual([]);
    expect(asked).toEqual(["join dispatch", "leave dispatch"]);
  });

  it("joins again after a reconnect", async () => {
    const tablet = app();
    const { room } = tablet.roomOf("dispatch");
    await room.open();
    await tablet.reconnect();
    expect(tablet.asked).toEqual(["join dispatch", "join dispatch"]);
  });

  // From the depot. Rosa
  it("hands a message on once after the tunnel", async () => {
    const tablet = app();
    const { room, heard } = tablet.roomOf("dispatch");
    await room.open();
    await tablet.reconnect();
    tablet.say("dispatch", "Bus 12 is late");
    expect(heard).toEqual(["Bus 12 is late"]);
  });
});

describe("nextMessage", () => {
  it("waits for the first message that fits", async () => {
    const { roomOf, say, listeners } = app();
    const { room } = roomOf("dispatch");
    const answer = room.nextMessage(({ text }) => text.startsWith("Bus"));
    say("dispatch", "Tram 4 is late");
    say("dispatch", "Bus 12 is late");
    expect((await answer).text).toBe("Bus 12 is late");
    expect(listeners()).toBe(0);
  });
});
