import type { Cue } from "./cue";
import { FPS } from "./timecode";

/** 1562 is "00:01:02,480": SubRip counts milliseconds. */
function stamp(frame: number): string {
  const whole = Math.floor(frame / FPS);
  const time = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const milliseconds = ((frame % FPS) * 1000) / FPS;
  return `${time.map((part) => String(part).padStart(2, "0")).join(":")},${String(milliseconds).padStart(3, "0")}`;
}

/** The cues as a SubRip file. They are numbered again, in the order of the list: players expect it to be that of the film. */
export function subRip(cues: readonly Cue[]): string {
  return cues
    .map((cue, at) => `${at + 1}\n${stamp(cue.from)} --> ${stamp(cue.to)}\n${cue.lines.join("\n")}\n`)
    .join("\n");
}
