import { addressOf, type Message, type MessagesBody } from "./message";
import type { Platform } from "./platform";

/** Resilience settings for all requests to the messages API. */
const RETRY_OPTIONS = {
  /** Give up on an attempt after this time. */
  timeout: 10_000,
  /** Retry failed requests with exponential backoff. */
  retries: 3,
  retryDelay: 1_000,
  retryOn: [429, 500, 502, 503, 504],
  /** Wait as long as the server asks for. */
  respectRetryAfter: true,
};

/** The request function, with the options that it is called with. */
type FetchWithOptions = (url: string, options: typeof RETRY_OPTIONS) => Promise<Response>;

/**
 * Fetches the messages of a room.
 *
 * Transient failures (429, 5xx, network errors) are retried with exponential backoff, and `Retry-After` is honoured.
 * Errors are handled gracefully, so that the caller always gets a list.
 */
export async function fetchMessages(platform: Platform, room: string): Promise<Message[]> {
  const request = platform.fetch as FetchWithOptions;

  try {
    const response = await request(addressOf(room), RETRY_OPTIONS);
    if (!response.ok) {
      return [];
    }
    const body = (await response.json()) as MessagesBody;
    return body.messages ?? [];
  } catch {
    // No connection: there is nothing to show.
    return [];
  }
}
