import { createContext, useContext } from "react";
import type { Settings } from "./workspace-settings";

/** What the page around a workspace provides to the workspace's parts. */
export interface WorkspaceTools {
  /** True after hydration. Before that, and without JavaScript, plain forms are used. */
  readonly isLive: boolean;
  readonly settings: Settings;
  /** Whether nothing is folded. The URL can request this, because folds can't open without JavaScript. */
  readonly showsAll: boolean;
  readonly setSettings: (change: Partial<Settings>) => void;
  /** True if the learner has never submitted an exercise of this kind. */
  readonly isNewToKind: boolean;
  /** Opens the search of all files. */
  readonly find: () => void;
  readonly openKeys: () => void;
  readonly openGuide: () => void;
  readonly hints: {
    readonly used: readonly string[];
    readonly total: number;
    readonly take: () => void;
    /** True while a requested hint is loading. Another request is then ignored. */
    readonly isTaking: boolean;
    /** Why the last hint couldn't be loaded. */
    readonly fault: string;
  };
}

export const ToolsContext = createContext<WorkspaceTools>({
  isLive: false,
  settings: { layout: "unified", editor: "plain", singleKeys: true, meter: true, guided: [] },
  setSettings: () => {},
  showsAll: false,
  isNewToKind: false,
  find: () => {},
  openKeys: () => {},
  openGuide: () => {},
  hints: { used: [], total: 0, take: () => {}, isTaking: false, fault: "" },
});

export const useTools = () => useContext(ToolsContext);
