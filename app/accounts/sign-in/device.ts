/** The kind of device that asks: all that is kept of it (promise 1). */
export const DEVICES = { computer: "Computer", phone: "Phone or tablet", program: "Program" } as const;
export type Device = keyof typeof DEVICES;

/** By what the browser says of itself, of which nothing else is kept. */
export function deviceOf(userAgent: string | null | undefined): Device {
  if (!userAgent?.startsWith("Mozilla/")) return "program";
  return /Android|iPhone|iPad|iPod|Mobile|Tablet/i.test(userAgent) ? "phone" : "computer";
}

/** In words; a session from before the kind was kept has none. */
export const describeDevice = (device: string | null): string => DEVICES[device as Device] ?? "Unknown device";
