export interface Member {
  readonly id: string;
  readonly name: string;
  /** Where the transport delivers to. */
  readonly address: string;
}

export interface MemberDirectory {
  /** Everybody in a segment. Who is in it for two reasons is listed twice. */
  inSegment(segment: string): Promise<readonly Member[]>;
}

/** Who wants no campaigns. The legal team runs this service; like every service, it is down at times. */
export interface OptOuts {
  /** Which of these members have opted out. */
  among(memberIds: readonly string[]): Promise<readonly string[]>;
}
