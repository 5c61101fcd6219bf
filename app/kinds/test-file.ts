const TEST_FILE = /\.(?:test|spec)\.[cm]?[jt]sx?$/;

export const isTestFile = (path: string): boolean => TEST_FILE.test(path);
