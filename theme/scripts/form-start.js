/** A place to begin from a text that one has already; what takes it apart is loaded when it is opened. */
(() => {
  "use strict";
  const { make } = Hub;
  const { ui } = Hub.form;

  ui.startFromText = (page) => {
    const texts = Hub.texts.form;
    const inside = make("div", { class: "paste__inside" });
    const load = Hub.createLoader(`${Hub.root}contribute/`, document);
    let isAsked = false;

    const open = async () => {
      if (isAsked) return;
      isAsked = true;
      try {
        const [, [data]] = await Promise.all([Hub.script("form-paste"), load("form-paste-data")]);
        Hub.form.paste.know(data);
        inside.replaceChildren(...ui.pasteBox(page));
      } catch {
        isAsked = false;
        inside.replaceChildren(make("p", { class: "notice" }, texts.start_broken));
      }
    };

    const summary = make("summary", null, texts.start);
    const box = make("details", { class: "paste" }, summary, inside);
    make(box, { toggle: () => box.open && open() });
    // Of a draft that was taken up again, what found no place is shown again.
    page.model.onChange(() => (box.open ||= !isAsked && !!page.model.loose()));
    box.open = !!page.model.loose();
    return box;
  };
})();
