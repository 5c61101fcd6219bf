/** The few values from node:os that programs use for text and paths. */
import { notHere } from "./parts/harness";

export default {
  EOL: "\n",
  platform: () => "linux",
  type: () => "Linux",
  arch: () => "wasm32",
  homedir: () => "/sandbox",
  tmpdir: () => "/tmp",
  hostname: () => "sandbox",
  ...notHere("os", ["cpus", "freemem", "totalmem", "loadavg", "uptime", "userInfo", "networkInterfaces", "release"]),
};
