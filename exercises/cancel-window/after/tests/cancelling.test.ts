import { describe, expect, it } from "vitest";
import { cancelVisit } from "../src/cancelling";
import { storeWith, visit } from "./store";

describe("cancelVisit", () => {
  const at = (day: string, time: string) => ({ day, time });

  it("cancels a visit", () => {
    const store = storeWith(visit);
    expect(cancelVisit(store, "v1", "patient", at("2026-04-01", "09:00")).status).toBe("cancelled");
    expect(store.get("v1")).toMatchObject({ status: "cancelled", feeCents: 0 });
  });

  it.each([
    ["a week before", at("2026-04-07", "16:30")],
    ["two days before", at("2026-04-12", "12:00")],
  ])("is free %s", (_, now) => {
    expect(cancelVisit(storeWith(visit), "v1", "patient", now).feeCents).toBe(0);
  });

  it.each([
    ["on the evening before", at("2026-04-13", "20:15")],
    ["an hour before", at("2026-04-14", "15:30")],
    ["after it has begun", at("2026-04-14", "16:35")],
  ])("costs 25 euros %s", (_, now) => {
    expect(cancelVisit(storeWith(visit), "v1", "patient", now).feeCents).toBe(2_500);
  });

  it("is free when the clinic cancels", () => {
    expect(cancelVisit(storeWith(visit), "v1", "clinic", at("2026-04-14", "15:30")).feeCents).toBe(0);
  });

  it("is free while the visit has no time", () => {
    const store = storeWith({ ...visit, time: undefined });
    expect(cancelVisit(store, "v1", "patient", at("2026-04-14", "07:00")).feeCents).toBe(0);
  });

  it("does not touch a visit that is cancelled already", () => {
    const store = storeWith({ ...visit, status: "cancelled" });
    expect(cancelVisit(store, "v1", "patient", at("2026-04-14", "15:30")).feeCents).toBeUndefined();
  });
});
