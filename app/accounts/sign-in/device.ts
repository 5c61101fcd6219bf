/** The type of a device. Nothing else about the device is stored (promise 1). */
export const DEVICES = { computer: "Computer", phone: "Phone or tablet", program: "Program" } as const;
export type Device = keyof typeof DEVICES;

/** Finds the type in the browser's user agent. Nothing else from the user agent is stored. */
export function deviceOf(userAgent: string | null | undefined): Device {
  if (!userAgent?.startsWith("Mozilla/")) return "program";
  return /Android|iPhone|iPad|iPod|Mobile|Tablet/i.test(userAgent) ? "phone" : "computer";
}

/** The device in words. Sessions from before the type was stored have no type. */
export const describeDevice = (device: string | null): string => DEVICES[device as Device] ?? "Unknown device";
