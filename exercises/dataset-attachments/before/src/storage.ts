/** The disk that all web servers share. Paths are absolute, and ".." in them is followed, as on any disk. */
export interface Storage {
  /** Makes the folders that are missing. Rejects when the disk is full or cannot be reached. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  read(path: string): Promise<Uint8Array | undefined>;
}

/** The folder of all datasets. */
export const ROOT = "/srv/openholm";
