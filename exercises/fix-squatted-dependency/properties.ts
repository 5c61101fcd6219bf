import { respondTo } from "onramp:fetch";
import { sell } from "./src/sales";
import { isGenuine, signTicket } from "./src/signing";
import { refundSlip, worthOf } from "./src/slips";
import { tillReport } from "./src/staff-mail";

const KEYS = new Map([
  ["k7", "lantern-quay-4417"],
  ["k8", "gantry-willow-9052"],
]);
const K8 = KEYS.get("k8");
/** The sixteen digits of a text and a key, as the validators make them. */
function digits(text, key) {
  const message = `${key}\n${text}\n${key}`;
  let made = "";
  for (let place = 0; place < 8; place++) {
    let hash = 0x811c9dc5 ^ (place * 0x9e3779b1);
    for (let i = 0; i < message.length; i++) hash = Math.imul(hash ^ message.charCodeAt(i), 0x01000193);
    made += ((hash ^ (hash >>> 15)) & 0xff).toString(16).padStart(2, "0");
  }
  return made;
}
const name = (d) => d.oneOf(() => d.pick(["harbour", "fair", "k7", "station"]), () => d.text([..."abÅ é.-9木"], 1, 8));
const ticket = (d) => ({ id: `T-${d.int(1, 99_999)}`, from: name(d), to: name(d), cents: d.pick([0, 240, 450, 12_000]) });
const textOf = ({ id, from, to, cents }) => `${id}|${from}|${to}|${cents}`;
let contacts = [];
let hasRule = false;
/** Addresses that were contacted by this. One rule for all, because each further one makes every request slower. */
function contactedBy(run) {
  if (!hasRule) respondTo(/^/, ({ url }) => (contacts.push(url), Response.json({ cents: 240 })));
  hasRule = true;
  contacts = [];
  return run();
}
/** Whether it is so, and no one was contacted. */
async function alone(run) {
  const isSo = contactedBy(run);
  // A request that no one waits for goes out a little later.
  for (let turn = 0; turn < 3; turn++) await null;
  return isSo && contacts.length === 0;
}
/** A signature, right or not. */
const spoiled = (d) => d.pick(["right", "right", "other key", "digit", "short", "long", "none", "upper"]);
function spoil(how, text, id) {
  const right = digits(text, KEYS.get(id) ?? "");
  if (how === "other key") return digits(text, KEYS.get(id === "k7" ? "k8" : "k7"));
  if (how === "digit") return (right[0] === "0" ? "1" : "0") + right.slice(1);
  return { right, short: right.slice(1), long: `${right}0`, none: "", upper: right.toUpperCase() }[how];
}

export const properties = [
  {
    says: "tickets and slips are signed with k8, digit for digit as before, and are genuine, without contacting anyone",
    from: [
      "Signing, checking, slips and the till contact no one.",
      "for the same text and key the same sixteen digits as now",
      "From now on everything is signed with `k8`",
    ],
    inputs: 2_000,
    because: "each input makes and checks six signatures",
    draw: (d) => ticket(d),
    holds: (one) =>
      alone(() => {
        const code = `k8.${textOf(one)}.${digits(textOf(one), K8)}`;
        const slip = `R|${one.id}|${one.cents}|k8`;
        return (
          signTicket(one) === code &&
          isGenuine(code) &&
          refundSlip(one.id, one.cents) === `${slip}|${digits(slip, K8)}` &&
          worthOf(refundSlip(one.id, one.cents)) === one.cents &&
          tillReport([one]) === [...`1 slips, ${(one.cents / 100).toFixed(2)}`].reverse().join("")
        );
      }),
  },
  {
    says: "only what one of our keys has signed is genuine, and input that makes no sense is not an error",
    from: [
      "Tickets and slips that were signed with `k7` before stay valid until we withdraw it on 1 December.",
      "A code or slip that makes no sense is not genuine, but it isn't an error.",
    ],
    draw: (d) => ({ one: ticket(d), id: d.pick(["k8", "k7", "k7", "k9", "K8", "", "constructor"]), how: spoiled(d), isSlip: d.chance(0.5) }),
    holds: ({ one, id, how, isSlip }) =>
      alone(() => {
        const text = isSlip ? `R|${one.id}|${one.cents}|${id}` : textOf(one);
        const signature = spoil(how, text, id);
        const isOurs = KEYS.has(id) && signature === digits(text, KEYS.get(id));
        return isSlip ? worthOf(`${text}|${signature}`) === (isOurs ? one.cents : 0) : isGenuine(`${id}.${text}.${signature}`) === isOurs;
      }),
  },
  {
    says: "text that is neither a code nor a slip is worth nothing",
    from: ["A code or slip that makes no sense is not genuine, but it isn't an error."],
    draw: (d) => d.oneOf(() => d.text([..."k78.|R0af\n "], 0, 20), () => `k8.${d.text([..."T|.0a"], 0, 6)}.${d.text("0123456789abcdefg", 14, 18)}`, () => `R|T-1|${d.text("0 -.x", 0, 3)}|k8|${d.text("0123456789abcdefg", 14, 18)}`),
    holds: (text) => alone(() => isGenuine(text) === false && worthOf(text) === 0),
  },
  {
    says: "selling asks the fares service for the price, and no one else",
    from: ["(Selling still asks the fares service for the price.)"],
    inputs: 1_000,
    because: "each request goes through the whole of fetch",
    draw: (d) => ({ id: `T-${d.int(1, 99_999)}`, from: d.pick(["harbour", "station"]), to: d.pick(["fair", "airport"]) }),
    holds: async (one) => {
      const { cents, code } = await contactedBy(() => sell(one.id, one.from, one.to));
      const text = textOf({ ...one, cents: 240 });
      return cents === 240 && code === `k8.${text}.${digits(text, K8)}` && contacts.join() === `https://fares.lineway.example/price/${one.from}/${one.to}`;
    },
  },
];
