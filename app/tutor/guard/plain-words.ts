/**
 * Words that reveal nothing about an exercise, so every reply may use them. The lists were written by hand, and are the
 * same for all exercises. They leave out words that point at a part of the code (last, loop, comment), at a kind of
 * defect (empty, twice, order) or at an answer (yes, wrong).
 */
const split = (text: string): string[] => text.split(/\s+/).filter(Boolean);

const FUNCTION_WORDS = split(`
  a about after again all also although always am an and another any anyone anything are as at away be because been
  before being but by can could did do does doing done each either else even ever every everyone everything few for from
  had has have having he her here him his how however i if in instead into is it its itself just least less like many
  may maybe me might mine more most much must my myself never no nor not now of off often on one or other others our
  ourselves out over own perhaps quite rather she should since so some someone something sometimes still such than that
  the their theirs them themselves then there these they thing things this those though through to together too toward
  two   towards under until up upon us very was we well were what whatever when whenever where whether which while who whom
  whose why will with within without would yet you your yours yourself only same nobody somebody everybody both between
  already against alone down along across during except neither per unless otherwise whoever beside besides above below
  aren't can't cannot couldn't didn't doesn't don't hasn't haven't i'd i'll i'm i've isn't it'll it's let's shouldn't
  that's there's they're wasn't we'll we're what's where's who's won't wouldn't you'd you'll you're you've`);

const THINKING_WORDS = split(`
  able agree aim aloud answer approach argue around ask aside assume attempt author aware basic become begin behave
  behaviour behavior behind belief believe better bit bring build calm careful carry case cause certain chance change
  check choice choose chose claim clear code come compare concept concrete confident confidence consider convince
  count course decide decision depend describe design detail develop differ difference different direct discover
  discuss doubt draft draw easy easier effect effort enough evidence example exercise expect expectation experience
  experiment explain explanation express fact fail failing failure far feel figure find finish follow form found fresh
  full further gain general get give given go goal going got guess happen hard hear heard help helpful hold honest hope
  human idea imagine important improve information intend intention interest interesting judge judgement keep kept kind
  knew know knowledge known language later lead learn learner leave left let likely list listen little long look make
  made mark matter mean meaning meant mentor mind model moment move natural near necessary need new next note notice
  observe obvious offer once one ones open opinion outcome output part particular pass pattern people person picture
  piece place plain plan play point possible possibility practise practice predict prediction prefer prepare press
  principle probably process produce promise proof prove purpose put question quick reach read reader ready real reason
  reasoning recall related rely remember reply require requirement reread result reveal review reviewer rule run
  running said saw say see seem seen sense sentence set share short show shown simple simply situation skill slowly
  small source speak specific start statement stay step stop story strategy strength strong study succeed suggest
  suppose sure surprise surprised system take taken talk task teach tell term test thanks thank think thinking thought
  thoughts time tool topic touch trace track tried true trust try turn tutor two understand understanding understood
  use used useful using usual usually value verify version view walk want watch way weigh whole wish wonder word worth
  write writing written wrote program programmer function input inputs caller
  first rule break broke pick paper specification specify person people hand follow report colleague program report pass passed
  programming teacher world sure unsure okay nothing good back`);

/**
 * Words that occur in at least a tenth of the exercises, whatever the exercises are about, so they identify no
 * exercise. Words that hint at a kind of defect are also in that kind's list.
 */
const COMMON_WORDS = split(`
  above absent accept account add address against alone already amount apart appear array arrive assistant async await
  bad batch belong below between beyond bill blank block body book boolean both built calculates call came catch cent
  character charge class clinic clock close connection const constructor contain content continue correct cost cover
  current customer cut date day delete department deps desk digit down drop earlier empty encode end entry equal error
  eur euros everybody exact exec exist export extend fake false field file filter fine five fix flat floor format four
  free front goes gone green group half handle harbour header hour http ids import include index inside instanceof
  integer interface invoice join json key lane last lat length letter lie limit line lineway load log longer longest
  lower mail map match math max memory message midnight millisecond minute miss module monday money month name neither
  network night nobody non null number object odd office old oldest only order otherwise outside override pad page
  paid param parse partial past path patient pay per phone platform please portal post price print private publish
  push quot readonly record red reduce refuse reject remove repeat replace request resolve rest return ride right room
  round row safe sam save script second send sent server service settle several shift sign single size skip slice
  somebody sort space split src stand state status store string stringify sum summary super table team ten text third
  three throw title today told total trim twice type typeof unchanged undefined unknown unless upper url valid visit
  vitest void wait week went whoever work wrong year zero`);

/**
 * Returns a crude stem of a word, which is good enough to compare two forms of it. Takes linear time. Apply this
 * function to both sides of each comparison.
 */
export function stem(word: string): string {
  let base = word.replace(/'\w*$/, "");
  if (base.length > 4 && base.endsWith("ies")) return `${base.slice(0, -3)}y`;
  if (base.length > 4 && /(?:[sxz]|ch|sh)es$/.test(base)) base = base.slice(0, -2);
  else if (base.length > 3 && base.endsWith("s") && !/[sui]s$/.test(base)) base = base.slice(0, -1);
  for (const ending of ["ing", "ed", "ly"])
    if (base.length > ending.length + 2 && base.endsWith(ending)) {
      base = base.slice(0, -ending.length);
      break;
    }
  if (base.length > 3 && /([bdfgmnprt])\1$/.test(base)) base = base.slice(0, -1);
  return base.length > 3 && base.endsWith("e") ? base.slice(0, -1) : base;
}

const FUNCTION = new Set(FUNCTION_WORDS);
const PLAIN = new Set([...FUNCTION_WORDS, ...THINKING_WORDS].map(stem));

/**
 * Whether a lower-case word is a function word, such as "the". In English text, about every third word is a function
 * word.
 */
export const isFunctionWord = (word: string): boolean => FUNCTION.has(word);
const COMMON = new Set(COMMON_WORDS.map(stem));
/** Whether a lower-case word occurs in many exercises. */
export const isCommonWord = (word: string): boolean => COMMON.has(stem(word));
export const isPlainWord = (word: string): boolean => PLAIN.has(stem(word)) || FUNCTION.has(word);
