export function keepPrivate(url: string, dataDir?: string, say?: (line: string) => void): void;
