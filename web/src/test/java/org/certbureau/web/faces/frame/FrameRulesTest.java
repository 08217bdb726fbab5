package org.certbureau.web.faces.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page keeps to the rules of the frame (ADR 20): nothing typed is lost, nothing happens that
 * was not meant. What a browser makes of them is asked by {@code ScreensIT}.
 */
class FrameRulesTest {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Path SCRIPTS = PAGES.resolve("resources/js");

  private static final Pattern ELEMENT =
      Pattern.compile("<(p:commandButton|p:commandLink|h:commandLink|h:commandButton)\\b[^>]*>");
  private static final Pattern FORM = Pattern.compile("(?s)<(h:form|form)\\b([^>]*)>.*?</\\1>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");

  /** Buttons that are neither pressed by Enter nor asked about, each with the reason. */
  private static final Map<String, String> AS_MEANT =
      Map.ofEntries(
          Map.entry(
              "WEB-INF/templates/proposals.xhtml proposalCards.takeBack", "can be said again"),
          Map.entry("accept.xhtml acceptance.goBack", "leaves nothing behind and saves the draft"),
          Map.entry(
              "accept.xhtml acceptance.accept", "stands behind the page that sums everything up"),
          Map.entry(
              "review.xhtml review.approve", "can be pressed only when each question was answered"),
          Map.entry("review.xhtml review.refuse", "its layer asks, with the reason"),
          Map.entry("WEB-INF/tags/found.xhtml finding.lift", "its layer asks, with the token"),
          Map.entry("payment.xhtml slipCorrection.correct", "its layer asks, with the reason"),
          Map.entry("WEB-INF/templates/case-table.xhtml cases.reset", "only looks"),
          Map.entry("audit.xhtml auditList.reset", "only looks"),
          Map.entry("certificates.xhtml certificates.reset", "only looks"),
          Map.entry("people.xhtml people.reset", "only looks"),
          Map.entry(
              "recovery.xhtml recovery.consent",
              "can be pressed only with the password typed just now"),
          Map.entry("recovery.xhtml recovery.refuse", "its layer asks, with the reason"));

  /** What no post changes: whether the address names a case. */
  private static final Pattern OF_THE_ADDRESS =
      Pattern.compile(" rendered=\"#\\{not empty \\w+\\.number}\"");

  /** Red buttons of a layer, which is the question itself, or that open one. */
  private static final Pattern ASKED_BY_LAYER =
      Pattern.compile("layers\\.(open|closeIfDone)\\(|data-layer|(?:review|recovery)\\.refuse\\b");

  /** An element of a page that asks the bureau to do something. */
  private record Button(String page, String text) {
    String attribute(String name) {
      return ATTRIBUTE
          .matcher(text)
          .results()
          .filter(found -> found.group(1).equals(name))
          .map(found -> found.group(2))
          .findFirst()
          .orElse("");
    }

    boolean is(String style) {
      return List.of(attribute("styleClass").split("[^\\w-]+")).contains(style);
    }

    boolean sendsThePage() {
      return attribute("ajax").equals("false") || text.startsWith("<h:");
    }

    boolean asks() {
      return text.contains("pt:data-ask=");
    }

    String action() {
      Matcher action = Pattern.compile("#\\{([\\w.]+)").matcher(attribute("action"));
      return action.find() ? action.group(1) : "";
    }

    String name() {
      return page + " " + action();
    }

    @Override
    public String toString() {
      return name();
    }
  }

  private static Map<String, String> pages() {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .collect(
              Collectors.toMap(
                  file -> PAGES.relativize(file).toString(),
                  FrameRulesTest::text,
                  (one, other) -> one,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Button> buttons() {
    List<Button> buttons = new ArrayList<>();
    pages()
        .forEach(
            (page, text) ->
                ELEMENT
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .forEach(found -> buttons.add(new Button(page, found))));
    return buttons;
  }

  static Stream<Button> senders() {
    return buttons().stream()
        .filter(Button::sendsThePage)
        .filter(button -> button.text().startsWith("<p:commandButton"));
  }

  @Test
  void days_of_an_address_are_read_by_who_tells_what_is_no_day() {
    assertThat(pages())
        .allSatisfy(
            (page, text) ->
                assertThat(text)
                    .as(page)
                    .doesNotContainPattern("(?s)<f:viewParam\\b[^>]*[^/]>\\s*<f:convert"));
  }

  @Test
  void every_page_is_in_the_frame_and_every_way_into_it_has_the_guard() {
    pages()
        .forEach(
            (page, text) -> {
              if (text.contains("<h:head>")) {
                assertThat(text)
                    .as(page)
                    .contains("name=\"js/send.js\"", "name=\"js/keep.js\"", "templates/bars.xhtml");
              } else if (!page.startsWith("WEB-INF") && text.contains("<ui:define")) {
                assertThat(text).as(page).contains("template=\"/WEB-INF/templates/frame.xhtml\"");
              }
            });
  }

  @Test
  void only_the_guard_sends_forms_and_only_the_keeper_puts_things_aside() throws IOException {
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      scripts.forEach(
          script -> {
            String name = script.getFileName().toString();
            if (!name.equals("send.js")) {
              assertThat(text(script)).as(name).doesNotContain(".submit(", "requestSubmit(");
            }
            if (!name.equals("keep.js")) {
              assertThat(text(script)).as(name).doesNotContain("sessionStorage");
            }
          });
    }
    assertThat(pages().values()).noneMatch(text -> text.contains(".submit("));
  }

  @Test
  void forms_that_change_something_belong_to_faces() {
    assertThat(
            pages().values().stream()
                .flatMap(text -> FORM.matcher(text).results())
                .filter(form -> form.group(1).equals("form"))
                .map(form -> form.group(2)))
        .isNotEmpty()
        .allMatch(head -> head.contains("method=\"dialog\"") || head.contains("method=\"get\""));
  }

  @Test
  void enter_presses_one_button_of_a_form_and_none_that_ends_or_takes_something() {
    assertThat(buttons().stream().filter(button -> button.is("key-enter")))
        .isNotEmpty()
        .allMatch(Button::sendsThePage)
        .noneMatch(Button::asks)
        .noneMatch(button -> button.is("ui-button-danger"));
  }

  @ParameterizedTest
  @MethodSource("senders")
  void a_button_that_sends_the_page_is_for_enter_or_asks_first_or_does_no_harm(Button button) {
    assertThat(button.is("key-enter") || button.asks() || AS_MEANT.containsKey(button.name()))
        .as("%s: class key-enter, or pt:data-ask, or a reason in this test", button)
        .isTrue();
  }

  @Test
  void what_is_let_be_is_still_there() {
    assertThat(senders().map(Button::name)).containsAll(AS_MEANT.keySet());
  }

  @Test
  void a_red_button_asks_first() {
    assertThat(buttons().stream().filter(button -> button.is("ui-button-danger")))
        .isNotEmpty()
        .allMatch(button -> button.asks() || ASKED_BY_LAYER.matcher(button.text()).find());
  }

  /** Nobody is asked "really?" about what the bureau is going to refuse. */
  @Test
  void what_is_required_is_looked_for_before_anybody_is_asked() {
    assertThat(text(PAGES.resolve("WEB-INF/tags/field.xhtml")))
        .contains("class=\"field #{required ? 'must' : ''}");
    assertThat(text(PAGES.resolve("WEB-INF/templates/bars.xhtml")))
        .contains("data-missing=\"#{t['ask.missing']}\"", "data-unticked=\"#{t['ask.unticked']}\"");
    assertThat(text(SCRIPTS.resolve("send.js")))
        .contains("button.classList.contains(\"key-main\")", "querySelectorAll(\".field.must\")")
        .containsPattern(
            "const gaps = missing\\(button\\);\\s*if \\(gaps.length > 0\\) \\{\\s*tell\\(gaps\\);\\s*"
                + "\\} else \\{\\s*ask\\(button\\);")
        .satisfies(
            script ->
                assertThat(Pattern.compile("(?<!function )\\bask\\(").matcher(script).results())
                    .as("where it asks")
                    .hasSize(1));
    assertThat(buttons().stream().filter(Button::asks).filter(button -> button.is("key-main")))
        .as("those that take what stands beside them")
        .hasSizeGreaterThan(5);
  }

  static Stream<Arguments> drafts() {
    return pages().entrySet().stream()
        .filter(page -> page.getValue().contains("key-draft"))
        .map(page -> arguments(page.getKey(), page.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drafts")
  void a_draft_is_saved_when_a_field_is_left_and_is_told_apart_by_what_it_is_about(
      String page, String text) {
    assertThat(text).contains("data-place=");
    assertThat(buttons().stream().filter(button -> button.page().equals(page)))
        .filteredOn(button -> button.is("key-autosave"))
        .singleElement()
        .satisfies(
            button -> {
              assertThat(button.attribute("process")).isEqualTo("@form");
              assertThat(button.attribute("disableOnAjax")).isEqualTo("false");
              assertThat(button.attribute("onstart")).contains("keep.leaves()");
              assertThat(button.attribute("oncomplete")).contains("keep.answered(xhr, args)");
              assertThat(button.attribute("id"))
                  .as("what HumanWatch takes for no human's act")
                  .isEqualTo("autosave");
            });
  }

  /** A refusal often changes what the page shows: it must not take its own words along. */
  @ParameterizedTest
  @MethodSource("refusals")
  void a_refusal_is_told_whatever_the_page_has_become(String page, String shownIf) {
    assertThat(shownIf).as("%s: b:problems hangs on this", page).matches(OF_THE_ADDRESS);
  }

  static Stream<Arguments> refusals() {
    return pages().entrySet().stream()
        .flatMap(
            page ->
                conditionsOver("<b:problems/>", page.getValue()).stream()
                    .map(condition -> arguments(page.getKey(), condition)));
  }

  /** The conditions of the fragments that are still open where that element stands. */
  private static List<String> conditionsOver(String element, String text) {
    List<String> all = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher part =
        Pattern.compile("<ui:fragment\\b([^>]*)>|</ui:fragment>|" + element).matcher(text);
    while (part.find()) {
      if (part.group().equals(element)) {
        all.addAll(open);
      } else if (part.group(1) == null) {
        open.pop();
      } else if (!part.group().endsWith("/>")) {
        open.push(part.group(1));
      }
    }
    return all;
  }

  @Test
  void every_post_is_answered_by_a_redirect() {
    assertThat(text(PAGES.resolve("WEB-INF/faces-config.xml")))
        .contains("<phase-listener>" + PostAnswers.class.getName() + "</phase-listener>");
  }
}
