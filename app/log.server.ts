import { pino } from "pino";
import { env } from "./env.server";

/** Structured lines on standard output. They hold a route's pattern and a request id, never a path, a person or a text. */
export const log = pino({ level: env.logLevel, base: undefined });
