/**
 * Problems beside their fields. A problem is shown when its field, or its step, was left, and goes while
 * typing as soon as all is right; what nobody has written yet is asked for only when the step was left.
 */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { ui } = Hub.form;
  const UNWRITTEN = /^(?:missing|empty|duplicate-id)/;
  const PAUSE = 600; // milliseconds before a problem is read out

  const keyOf = ({ at, code, values }) => JSON.stringify([at, code, values]);

  const capital = (text) =>
    text.replace(/^([¿«“"]?)(\p{Ll})/u, (_, sign, first) => sign + first.toUpperCase());

  /** The words of a problem, with the fields called as the form calls them. */
  ui.tell = (problem) => {
    const told = Hub.form.tell(problem);
    const { field } = problem;
    const label = field && field !== "id" ? ui.labelOf(field) : field;
    const quoted = ["«»", "“”"].map(([open, close]) => [open + field + close, open + label + close]);
    const named = (text) =>
      quoted.reduce((said, [key, name]) => said.replaceAll(key, name), text).replace(` (${field})`, "");
    const own = Hub.texts.form.hints[problem.code.replace(/-/g, "_")];
    const hint = own ? fill(own, problem.values) : named(told.hint);
    return { ...told, message: named(told.message), hint };
  };

  /** What is wrong, what to do, and the page that explains it; with a button for what was meant. */
  const print = (problem, apply) => {
    const texts = Hub.texts.form;
    const { message, hint, suggestion, help } = ui.tell(problem);
    const isError = problem.severity === "error";
    const about = make(
      "a",
      { href: Hub.root + help, target: "_blank", rel: "noopener" },
      texts.problem_help,
      make("span", { class: "visually-hidden" }, ` ${texts.new_tab}`),
    );
    const parts = [
      make("p", { class: "fault__text" },
        make("strong", null, isError ? texts.problem_error : texts.problem_warning),
        ` ${capital(message)}. ${hint}. `, about),
    ];
    if (suggestion) {
      parts.push(ui.button(capital(suggestion), () => apply(problem)));
    }
    return make("li", { class: `fault fault--${problem.severity}` }, ...parts);
  };

  /** The places of problems. `stepOf` gives the section of the page that holds an element. */
  ui.createNotes = (model, status) => {
    const places = new Map();
    const seen = new Map();
    let speaking;

    const about = (name) => {
      if (!seen.has(name)) seen.set(name, { keys: new Set() });
      return seen.get(name);
    };

    /** The field of a name, or the nearest one that holds it. */
    const nearest = (name) => {
      const steps = ui.pathOf(name);
      while (steps.length && !places.has(ui.nameOf(steps))) steps.pop();
      return ui.nameOf(steps);
    };

    const apply = ({ at, values, suggestion }) => {
      if (at === "id") model.rename(suggestion);
      else {
        const path = ui.pathOf(at);
        const now = `${model.get(path) ?? ""}`;
        const isPart = values.value && now.includes(values.value) && now !== values.value;
        model.set(path, isPart ? now.replace(values.value, () => suggestion) : suggestion);
      }
      const control = document.getElementById(ui.idOf(at));
      if (!control) return;
      control.value = at === "id" ? model.id() : model.get(ui.pathOf(at));
      control.focus();
    };

    /** What is left when the field is left: the text itself, not the buttons beside it. */
    const scopeOf = ({ control, wrapper }) => (control?.matches("input, textarea") ? control : wrapper);

    const shownOf = (place, name, found) => {
      const { isLeft, isDirty, isAsked, keys } = about(name);
      const isWanted = ({ code }) => isAsked || (isLeft && (isDirty || !UNWRITTEN.test(code)));
      const wanted = found.filter(isWanted);
      const isInside = scopeOf(place).contains(document.activeElement);
      return isInside && isDirty ? wanted.filter((one) => keys.has(keyOf(one))) : wanted;
    };

    const paintPlace = (place, name, found) => {
      const shown = shownOf(place, name, found);
      const keys = new Set(shown.map(keyOf));
      const before = about(name).keys;
      about(name).keys = keys;
      const isInvalid = shown.some(({ severity }) => severity === "error");
      place.wrapper.classList.toggle("is-invalid", isInvalid);
      if (place.control) make(place.control, { "aria-invalid": `${isInvalid}` });
      if ([...keys].join() === place.list.dataset.keys) return [];
      place.list.dataset.keys = [...keys].join();
      place.list.replaceChildren(...shown.map((one) => print(one, apply)));
      return shown.filter((one) => !before.has(keyOf(one)));
    };

    const speak = (fresh) => {
      if (!fresh.length) return;
      clearTimeout(speaking);
      const said = fresh.map((one) => capital(ui.tell(one).message)).join(". ");
      speaking = setTimeout(() => (status.textContent = said), PAUSE);
    };

    const paint = () => {
      const found = new Map();
      model.problems().forEach((one) => {
        const name = nearest(one.at);
        found.set(name, [...(found.get(name) || []), one]);
      });
      const fresh = [];
      places.forEach((place, name) => {
        if (!place.wrapper.isConnected) places.delete(name);
        else fresh.push(...paintPlace(place, name, found.get(name) || []));
      });
      speak(fresh);
    };

    const holding = (target, mark) =>
      places.forEach((place, name) => {
        if (scopeOf(place).contains(target)) mark(about(name), scopeOf(place));
      });

    /** Hear in `root` what is typed and left. */
    const listen = (root) => {
      make(root, {
        input: ({ target }) => holding(target, (one) => (one.isDirty = true)),
        focusout: ({ target, relatedTarget: next }) => {
          holding(target, (one, scope) => {
            if (!scope.contains(next)) one.isLeft = true;
          });
          setTimeout(paint);
        },
      });
      model.onChange(paint);
    };

    return {
      listen,
      paint,
      nearest,
      capital,
      add: (name, place) => places.set(name, place),
      /** Ask for all that is missing inside `section`. */
      ask: (section) => {
        places.forEach(({ wrapper }, name) => {
          if (section.contains(wrapper)) about(name).isAsked = true;
        });
        paint();
      },
      forget: () => seen.clear(),
    };
  };
})();
