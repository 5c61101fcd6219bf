/** The people who talk to customers. What they hear of, they act on at once. */
export interface Desk {
  tell(text: string): Promise<void>;
}
