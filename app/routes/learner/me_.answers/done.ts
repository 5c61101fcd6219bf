/** The URL to which the desk returns once an answer is sent. */
export const ANSWERED = "/me/answers?done=sent";
