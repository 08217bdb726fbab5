package org.certbureau.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.certbureau.dev.Sources.Kind;
import org.certbureau.dev.Sources.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which settings may come before the container. */
class XmlCheckTest {
  private static final String DESCRIPTOR =
      "<!DOCTYPE web SYSTEM 'http://nowhere.invalid/web.dtd'>\n<web>\n<name/>\n</web>\n";

  @TempDir Path folder;

  @Test
  void a_descriptor_is_well_formed_whatever_type_it_names() throws IOException {
    assertThat(XmlCheck.fault(setting("web.xml", DESCRIPTOR))).isEmpty();
  }

  @Test
  void what_is_not_well_formed_is_told_by_its_line() throws IOException {
    assertThat(XmlCheck.fault(setting("web.xml", DESCRIPTOR.replace("</web>", ""))))
        .hasValueSatisfying(fault -> assertThat(fault).matches("5: .+"));
  }

  @Test
  void what_is_no_xml_or_is_gone_is_for_others_to_judge() throws IOException {
    assertThat(XmlCheck.fault(setting("430100.yaml", "<"))).isEmpty();
    Source gone = setting("gone.xml", "<");
    Files.delete(gone.file());
    assertThat(XmlCheck.fault(gone)).isEmpty();
  }

  private Source setting(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return new Source(file, Kind.SETTING, "WEB-INF/" + name);
  }
}
