export function keepPrivate(
  url: string,
  options?: {
    readonly dataDir?: string;
    readonly exportsDir?: string;
    readonly say?: (line: string) => void;
  },
): void;
