/** The disk on which templates lie. A path is walked as on any disk: ".." goes up, "." and "//" are nothing. */
export interface Disk {
  /** Undefined if there is no such file. Rejects when the disk is not there. */
  text(path: string): Promise<string | undefined>;
}
