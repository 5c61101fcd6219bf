/** node:events, from the events package (Node's own code of 2020). */
import EventEmitter from "events/";
import { notHere } from "./parts/harness";

export default Object.assign(EventEmitter, notHere("events", ["on", "addAbortListener", "getEventListeners"]));
