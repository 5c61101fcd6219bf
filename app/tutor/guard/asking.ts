import { stem } from "./plain-words";

/**
 * Decides whether a reply asks how the learner checks the code. A reply that points at the code's behaviour doesn't
 * qualify.
 */

/** Words about checking. A sentence that contains at least one of them is about checking. */
const CHECKING = new Set(
  `task specification spec description promise rule requirement example evidence proof prove test suite check expect
  expectation compare predict prediction result outcome input reader author colleague caller user reviewer complain
  complaint explain explanation describe understand understood confident convince believe belief trust doubt claim concept
  idea sentence decide decision observe reproduce experiment try tried learn defend judge assume reason argument rely
  unclear certain question ask know think finding review programmer implementation confirm verify inspect measure
  different differently difference information mind guess
  demonstrate wonder program behaviour notice run story surprise experience`
    .split(/\s+/)
    .map(stem),
);
const CHECKS =
  /\b(?:report|find out|by hand|ruled? (?:it |that |them )?out|tell \w{1,20}(?: \w{1,20})? apart|teach you|own (?:words|eyes)|(?:have|need|like|want) to see|(?:how|be|not|un|feel|felt) ?sure)\b/;
/** The start of a sentence that tells the learner to do something. */
const IMPERATIVE =
  /(?:^|, |^then |^instead |^next |^now |^so |^and |^but )(?:take|work|pick|choose|try|tell|say|explain|describe|name|list|write|start|begin|follow|read|think|collect|compare|make|go|put|turn|ask|treat|you (?:could|can|might))\b/;
const POINTS =
  /\bwhat (?:happens|happened) (?:here|there|when|if|to)\b|(?:^|[.?!:;,] |\b(?:but|and) )(?:have|did) you (?:considered?|looked?|thought|think|compared?|noticed?|heard?|seen?|tried|tested) (?!what|how|your|for (?:it|them|that)\b)|\b(?:what|how) about\b|\bwhat (?:does|do) the (?!code|program)\w{1,20}(?: \w{1,20})? (?:do|mean|return)\b/;
/** The start of a sentence that retells the task or a report, which learners should read themselves. */
const RETELLS =
  /^(?:the|your) (?:task|spec|specification|report|rules?) (?:\w{1,12} )?(?:says?|asks?|allows?|promises?|wants?|requires?)\b(?! what people)/;

const isQuestion = (sentence: string): boolean => sentence.endsWith("?");
const isAboutChecking = (sentence: string): boolean =>
  CHECKS.test(sentence) || (sentence.match(/[a-z]+/g) ?? []).some((word) => CHECKING.has(stem(word)));

/**
 * Whether a reply asks the learner about checking. `sentences` are in lower case, each with its final punctuation mark.
 */
export function asksAboutChecking(sentences: readonly string[]): boolean {
  return (
    sentences.some((one) => isQuestion(one) || IMPERATIVE.test(one)) &&
    sentences.some(isAboutChecking) &&
    !sentences.some((one) => POINTS.test(one) || (!isQuestion(one) && RETELLS.test(one)))
  );
}
