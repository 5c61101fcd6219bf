import { board } from "./src/board";
import { rankOf, rankPlayers } from "./src/rank";

const results = (d) =>
  d.list(0, 7, (i) => ({ player: `p${i}`, score: d.pick([4_100, 0, -5, 900, 300]), reachedAt: d.int(0, 40) * 10 + i }));

/** By the task's sentences. */
function rowsOf(all) {
  const medals = ["gold", "silver", "bronze"];
  return [...all]
    .sort((a, b) => b.score - a.score || a.reachedAt - b.reachedAt)
    .map(({ player, score }) => {
      const rank = 1 + all.filter((other) => other.score > score).length;
      return `${rank} ${player} ${score} ${medals[rank - 1]}`;
    });
}
const textOf = ({ rank, player, score, medal }) => `${rank} ${player} ${score} ${medal}`;

export const properties = [
  {
    says: "equal scores share a rank, ranks and medals depend on how many players are better, and the earlier of equals is on top",
    from: [
      "Equal scores share a rank. The next player's rank is one more than the number of players who are better",
      "Rows are sorted best first. Among equals, the one who reached the score first is on top.",
      "Medals go by rank: gold, silver, bronze, for three ranks and no more. With two golds there is no silver.",
      "The caller's array must not change.",
    ],
    draw: results,
    holds: (all) => {
      const before = JSON.stringify(all);
      return rankPlayers(all).map(textOf).join("|") === rowsOf(all).join("|") && JSON.stringify(all) === before;
    },
  },
  {
    says: "a board lists everyone who ranks top or better, and a player's rank is that of their row",
    from: [
      "`board(results, top)` contains everyone who ranks `top` or better.",
      "`rankOf(results, player)` returns one player's rank, undefined if they have no result.",
    ],
    draw: (d) => ({ all: results(d), top: d.int(0, 6), player: `p${d.int(0, 8)}` }),
    holds: ({ all, top, player }) => {
      const rows = rowsOf(all);
      const rank = rows.find((row) => row.split(" ")[1] === player)?.split(" ")[0];
      const wanted = rows.filter((row) => Number(row.split(" ")[0]) <= top);
      const got = rankOf(all, player);
      return board(all, top).map(textOf).join("|") === wanted.join("|") && (rank === undefined ? got === undefined : got === Number(rank));
    },
  },
];
