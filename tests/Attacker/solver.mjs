// Least and greatest value of a sum of variables under linear equations, by HiGHS.
//   variables: [{low, high}]; equations: [{terms: [[variable, factor], ...], low, high}]; high may be Infinity.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const tools = createRequire(fileURLToPath(new URL('../../tools/package.json', import.meta.url)));
const highs = await tools('highs')();

export class Contradiction extends Error {}

export class Model {
  constructor(variables, equations, integer) {
    Object.assign(this, { variables, equations, integer });
    this.behind = variables.map(() => []);
    equations.forEach((equation, e) => equation.terms.forEach(([v]) => this.behind[v].push(e)));
  }

  // Throws Contradiction where no true table is consistent with what was published.
  range(targets) {
    const least = this.#solve(targets, 'Minimize');
    return { min: least, max: this.#solve(targets, 'Maximize') };
  }

  isFeasible() {
    if (this.variables.some(({ low, high }) => low > high)) return false;
    const bound = this.variables.map((_, v) => v).filter((v) => this.behind[v].length > 0);
    if (bound.length === 0) return true;
    const answer = highs.solve(this.#text('Minimize', '0 x' + bound[0], bound, this.equations.keys()));
    if (answer.Status !== 'Optimal' && answer.Status !== 'Infeasible') throw new Error(`HiGHS: ${answer.Status}`);
    return answer.Status === 'Optimal';
  }

  // Only what is connected to the targets bears on them.
  #connected(targets) {
    const variables = new Set(targets);
    const equations = new Set();
    const queue = [...targets];
    while (queue.length > 0) {
      for (const e of this.behind[queue.pop()]) {
        if (equations.has(e)) continue;
        equations.add(e);
        for (const [v] of this.equations[e].terms) {
          if (variables.has(v)) continue;
          variables.add(v);
          queue.push(v);
        }
      }
    }
    return { variables, equations };
  }

  #solve(targets, sense) {
    const { variables, equations } = this.#connected(targets);
    for (const v of variables) if (this.variables[v].low > this.variables[v].high) throw new Contradiction('no value is left for a cell');
    if (equations.size === 0) {
      const end = sense === 'Minimize' ? 'low' : 'high';
      return targets.reduce((sum, v) => sum + this.variables[v][end], 0);
    }
    const answer = highs.solve(this.#text(sense, sum(targets.map((v) => [v, 1])), variables, equations), { mip_rel_gap: 0 });
    if (answer.Status === 'Infeasible') throw new Contradiction('no true table is consistent with what is published');
    if (answer.Status === 'Unbounded' || answer.Status === 'Primal infeasible or unbounded') return sense === 'Minimize' ? -Infinity : Infinity;
    if (answer.Status !== 'Optimal') throw new Error(`HiGHS: ${answer.Status}`);
    return this.integer ? Math.round(answer.ObjectiveValue) : answer.ObjectiveValue;
  }

  // The problem in CPLEX's LP format, a term to a line: lines have a greatest length there.
  #text(sense, objective, variables, equations) {
    const text = [sense, `o: ${objective}`, 'Subject To'];
    for (const e of equations) {
      const { terms, low, high } = this.equations[e];
      if (low === high) text.push(`e${e}: ${sum(terms)} = ${low}`);
      if (low !== high && low > -Infinity) text.push(`l${e}: ${sum(terms)} >= ${low}`);
      if (low !== high && high < Infinity) text.push(`h${e}: ${sum(terms)} <= ${high}`);
    }
    text.push('Bounds');
    for (const v of variables) text.push(`${this.variables[v].low} <= x${v} <= ${this.variables[v].high === Infinity ? '+inf' : this.variables[v].high}`);
    if (this.integer) text.push('General', ...[...variables].map((v) => `x${v}`));
    text.push('End');
    return text.join('\n');
  }
}

const sum = (terms) => terms.map(([v, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${v}`).join('\n ');
