/** The ways of a finished file to those who keep the hub: GitHub, a download, an e-mail, a copy. */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { ui } = Hub.form;
  const LONGEST = 8000; // bytes of an address that GitHub still takes
  const LONGEST_MAIL = 1800; // bytes of a mailto address that every mail program takes

  /** The page of GitHub for a new file, with its name and, as long as it fits, its text. */
  const github = ({ repository, branch }, path, text) => {
    const base = `${repository}/new/${branch}?`;
    const filled = base + new URLSearchParams({ filename: path, value: text });
    const empty = base + new URLSearchParams({ filename: path });
    return filled.length <= LONGEST ? { url: filled, isWhole: true } : { url: empty, isWhole: false };
  };

  const mail = (contact, subject, body, text) => {
    const address = (content) =>
      `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(content)}`;
    const whole = address(`${body.whole}\n\n${text}`);
    const isWhole = whole.length <= LONGEST_MAIL;
    return { url: isWhole ? whole : address(body.attached), isWhole };
  };

  /** Whether it could be copied: some browsers have no clipboard for a page from a folder. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };

  const outward = { class: "button", target: "_blank", rel: "noopener" };

  const way = (action, note) =>
    make("li", null, make("p", null, action), make("p", { class: "small" }, note));

  /** The ways that the settings of this hub offer, as items of a list. */
  ui.ways = (settings, { path, name, text, title, area, said }) => {
    const texts = Hub.texts.form;
    const ways = [];
    const { repository, contact } = settings;
    const copyText = async () => {
      if (await copy(text)) said.textContent = texts.copied;
      else {
        area.select();
        said.textContent = texts.not_copied;
      }
    };
    if (repository) {
      const { url, isWhole } = github(settings, path, text);
      const tab = make("span", { class: "visually-hidden" }, ` ${texts.new_tab}`);
      const click = isWhole ? undefined : copyText;
      const label = isWhole ? texts.github : texts.github_copy;
      const link = make("a", { ...outward, href: url, click }, label, tab);
      ways.push(way(link, isWhole ? texts.github_note : texts.github_copy_note));
    }
    const quiet = "button button--quiet";
    const download = () => {
      ui.download(name, text);
      said.textContent = fill(texts.downloaded, { name });
    };
    const look = repository ? quiet : "button";
    const isOnly = !repository && !contact;
    const note = isOnly ? fill(texts.download_only, settings) : texts.download_note;
    ways.push(way(ui.button(texts.download, download, { class: look }), note));
    if (contact) {
      const body = { whole: texts.mail_whole, attached: fill(texts.mail_attached, { name }) };
      const { url, isWhole } = mail(contact, fill(texts.mail_subject, { title }), body, text);
      const about = fill(isWhole ? texts.mail_note : texts.mail_attach_note, { contact, name });
      ways.push(way(make("a", { class: quiet, href: url }, texts.mail), about));
    }
    ways.push(way(ui.button(texts.copy, copyText, { class: quiet }), texts.copy_note));
    return ways;
  };
})();
