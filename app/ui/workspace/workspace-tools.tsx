import { createContext, useContext } from "react";
import type { Settings } from "./workspace-settings";

/** What the page round a workspace gives to the parts in it. */
export interface WorkspaceTools {
  /** The page lives: before that, and without JavaScript, forms do the work. */
  readonly isLive: boolean;
  readonly settings: Settings;
  /** Nothing is folded: asked for by the address, where no script can unfold. */
  readonly showsAll: boolean;
  readonly setSettings: (change: Partial<Settings>) => void;
  readonly openKeys: () => void;
  readonly hints: {
    readonly used: readonly string[];
    readonly total: number;
    readonly take: () => void;
    /** Why the last one could not be had. */
    readonly fault: string;
  };
}

export const ToolsContext = createContext<WorkspaceTools>({
  isLive: false,
  settings: { layout: "unified", editor: "plain", singleKeys: true, meter: true },
  setSettings: () => {},
  showsAll: false,
  openKeys: () => {},
  hints: { used: [], total: 0, take: () => {}, fault: "" },
});

export const useTools = () => useContext(ToolsContext);
