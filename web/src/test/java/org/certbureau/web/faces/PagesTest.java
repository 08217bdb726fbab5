package org.certbureau.web.faces;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.certbureau.certificate.PairView;
import org.certbureau.web.faces.words.Signs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the pages ask of the beans is there. */
class PagesTest {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Map<String, Type> NAMES = names();

  private static Map<String, Type> names() {
    Map<String, Type> names = new HashMap<>();
    names.put("request", HttpServletRequest.class);
    names.put("resource", Map.class);
    names.put("t", ResourceBundle.class);
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.certbureau.web")) {
      if (type.isAnnotatedWith(Named.class)) {
        String given = type.getAnnotationOfType(Named.class).value();
        names.put(
            given.isEmpty() ? Introspector.decapitalize(type.getSimpleName()) : given,
            type.reflect());
      }
    }
    return names;
  }

  private static PageReader reader() {
    return new PageReader(PAGES, NAMES, ResourceBundle.getBundle("messages.screens", Locale.CHINA));
  }

  @Test
  void every_step_of_every_expression_leads_somewhere() throws IOException {
    PageReader reader = allRead();
    assertThat(reader.faults()).isEmpty();
    assertThat(reader.read()).as("files that no page uses").isEqualTo(all());
  }

  /** After it has read every page. */
  static PageReader allRead() throws IOException {
    PageReader reader = reader();
    try (Stream<Path> pages = Files.list(PAGES)) {
      pages.filter(page -> page.toString().endsWith(".xhtml")).forEach(reader::page);
    }
    return reader;
  }

  /** Expiry is a date and no state: what was in force until its end came would still be 有效. */
  @Test
  void how_a_pair_stands_is_asked_with_its_end() throws IOException {
    assertThat(allRead().members())
        .contains(Signs.class.getName() + ".now")
        .doesNotContain(PairView.class.getName() + ".state");
  }

  /** What is gone on with for a reason is shown with it to whoever decides next. */
  @Test
  void who_is_told_of_a_case_beforehand_is_told_why_a_warning_was_passed() throws IOException {
    int seen = 0;
    for (Path page : all()) {
      String text = Files.readString(page);
      if (text.contains(".view.warnings}")) {
        assertThat(text).as(page.getFileName().toString()).contains(".view.warning}");
        seen++;
      }
    }
    assertThat(seen).isEqualTo(2);
  }

  /** A station speaks English to its operator; a page has the sentence of its code. */
  @Test
  void what_a_station_said_beyond_its_code_is_on_no_page() throws IOException {
    for (Path page : all()) {
      for (String line : Files.readAllLines(page)) {
        // a maker's reason is a person's own words
        String others = line.replace("say.of('dossier.reason', j.failureDetail)", "");
        assertThat(
                others.replace("say.of('dossier.reason', dossier.jobs.get(0).failureDetail)", ""))
            .as(page.getFileName().toString())
            .doesNotContain("failureDetail");
      }
    }
  }

  /**
   * What does not convert would keep the page from opening what its address names, and the page
   * would then show nothing of nobody: such a page takes words as they come.
   */
  @Test
  void a_page_that_opens_what_its_address_names_takes_every_word_of_it() throws Exception {
    DocumentBuilder xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Pattern property = Pattern.compile("#\\{(\\w+)\\.(\\w+)}");
    int seen = 0;
    for (Path page : all()) {
      Element root = xml.parse(page.toFile()).getDocumentElement();
      boolean opens =
          elements(root.getElementsByTagName("f:viewAction"))
              .anyMatch(action -> action.getAttribute("action").endsWith(".open}"));
      for (Element param :
          opens
              ? elements(root.getElementsByTagName("f:viewParam")).toList()
              : List.<Element>of()) {
        Matcher named = property.matcher(param.getAttribute("value"));
        assertThat(named.matches()).isTrue();
        Class<?> bean = (Class<?>) NAMES.get(named.group(1));
        assertThat(
                Stream.of(Introspector.getBeanInfo(bean).getPropertyDescriptors())
                    .filter(one -> one.getName().equals(named.group(2)))
                    .map(PropertyDescriptor::getPropertyType))
            .as(page.getFileName() + " " + param.getAttribute("name"))
            .hasSize(1)
            .allMatch(String.class::equals);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(10);
  }

  /** A list is a naming container: from within a row, a plain name outside it is not found. */
  @Test
  void what_a_row_of_a_list_refreshes_is_found_from_within_it() throws Exception {
    DocumentBuilder xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    List<String> lost = new ArrayList<>();
    for (Path page : all()) {
      NodeList lists = xml.parse(page.toFile()).getElementsByTagName("ui:repeat");
      for (int i = 0; i < lists.getLength(); i++) {
        NodeList within = ((Element) lists.item(i)).getElementsByTagName("*");
        Set<String> ids =
            elements(within)
                // a field gives its part that says what is wrong the name that it is told
                .flatMap(e -> Stream.of(e.getAttribute("id"), e.getAttribute("said")))
                .collect(toSet());
        elements(within)
            .flatMap(e -> Stream.of("update", "process", "render", "execute").map(e::getAttribute))
            .flatMap(names -> Stream.of(names.strip().split("[ ,]+", -1)))
            .filter(name -> !name.isEmpty() && !name.matches("[@:#].*") && !ids.contains(name))
            .forEach(name -> lost.add(page.getFileName() + ": " + name));
      }
    }
    assertThat(lost).isEmpty();
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  private static Set<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#{frame.menu}",
        "#{frame.getMenu()}",
        "#{till.charge.refund.amount}",
        "#{till.charge.isSettled()}",
        "#{till.charge.state eq 'DUE'}",
        "#{till.rows.get(0).caseNumber.value()}",
        "#{dossier.revealed['agentMobile'].length()}",
        "#{request.contextPath}",
        "#{t['menu.desk']} and #{t['menu.'.concat(till.number)]}"
      })
  void what_is_there_is_found(String expression) {
    PageReader reader = reader();
    reader.expression(expression);
    assertThat(reader.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "#{frane.menu}, nothing is called frane",
        "#{frame.menus}, no menus in org.certbureau.web.faces.frame.Frame",
        "#{till.charge.refund.sum}, no sum in org.certbureau.payment.RefundView",
        "#{till.charge.settled}, no settled in org.certbureau.payment.ChargeView",
        "#{till.rows.get(0).number}, no number in org.certbureau.payment.ChargeView",
        "#{till.charge.isPaid()}, no isPaid() with 0 arguments in org.certbureau.payment.ChargeView",
        "#{empty till.charge or till.charge.state eq 'OWED'}, no OWED in org.certbureau.payment.ChargeState",
        "#{say.of(till.title)}, no title in org.certbureau.web.faces.till.Till",
        "#{t['menu.desks']}, no text menu.desks"
      })
  void what_is_misspelt_is_told(String expression, String fault) {
    PageReader reader = reader();
    reader.expression(expression);
    assertThat(reader.faults()).containsExactly(": " + fault + ": " + expression);
  }
}
