import type { FailureReason } from "./failure";
import type { GateLimits } from "./gate";
import type { WireLimits } from "./wire.server";

/** Types for one call to the language model: what is sent, the limits, and how the call ends. */

export interface ModelConfig {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
}
export type ModelLimits = WireLimits &
  GateLimits & {
    readonly retries: number;
    readonly firstWaitMs: number;
    /** The longest pause before a retry. If the server asks for a longer pause, the call fails immediately. */
    readonly longestWaitMs: number;
  };
export const MODEL_LIMITS: ModelLimits = {
  firstByteMs: 60_000,
  betweenMs: 30_000,
  totalMs: 180_000,
  replyBytes: 2_000_000,
  atOnce: 32,
  failures: 5,
  pauseMs: 30_000,
  retries: 2,
  firstWaitMs: 500,
  longestWaitMs: 20_000,
};

export interface ModelMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}
export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  /** The maximum length of the reply, in tokens. */
  readonly maxTokens: number;
  readonly signal?: AbortSignal;
  /** True if the reply must be one JSON object, which the messages must describe. */
  readonly isJson?: boolean;
  /** True if the call is sent even while the circuit breaker is open. */
  readonly isTest?: boolean;
}
export interface Usage {
  readonly promptTokens: number;
  readonly replyTokens: number;
  /**
   * True if the server sent no counts, or if not all of the reply arrived. The counts are then estimates that assume
   * four characters per token.
   */
  readonly isEstimated: boolean;
}
/**
 * How a call ended. `failure` is null if the reply is complete. `isFull` is true if the reply stopped at `maxTokens`.
 */
export interface CallEnd {
  readonly usage: Usage;
  readonly failure: FailureReason | null;
  readonly isFull: boolean;
  /** Milliseconds until the first part of the reply arrived. Null if none arrived. */
  readonly firstMs: number | null;
}
