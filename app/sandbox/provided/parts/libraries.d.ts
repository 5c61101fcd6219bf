/** Packages without types of their own; they use the types of Node's modules. */
declare module "path-browserify" {
  import path from "node:path";
  export default path.posix;
}
declare module "events/" {
  import EventEmitter from "node:events";
  export default EventEmitter;
}
