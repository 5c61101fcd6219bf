import { expect, it } from "vitest";
import { cancelVisit } from "../src/cancelling";
import { storeWith, visit } from "./store";

it("cancels a visit", () => {
  const store = storeWith(visit);
  expect(cancelVisit(store, "v1").status).toBe("cancelled");
  expect(store.get("v1").status).toBe("cancelled");
});
