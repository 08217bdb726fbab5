package org.certbureau.web.faces.files;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VersionedResourcesTest {
  private String content = "old";

  private final ResourceHandler handler =
      new VersionedResources(
          new ResourceHandlerWrapper(null) {
            @Override
            public Resource createResource(String name) {
              return "missing.js".equals(name) ? null : new Stored(name);
            }

            @Override
            public Resource createResource(String name, String library) {
              return library == null
                  ? createResource(name)
                  : new Stored(name + "?ln=" + library + "&v=14");
            }
          });

  @Test
  void the_address_changes_with_the_content_and_with_nothing_else() {
    String before = handler.createResource("keep.js").getRequestPath();
    assertThat(before).matches("/keep\\.js\\?v=[0-9a-f]{16}");
    assertThat(handler.createResource("keep.js", null).getRequestPath()).isEqualTo(before);
    content = "new";
    assertThat(handler.createResource("keep.js").getRequestPath())
        .matches("/keep\\.js\\?v=[0-9a-f]{16}")
        .isNotEqualTo(before);
  }

  @Test
  void what_has_a_version_of_its_library_keeps_its_address() {
    assertThat(handler.createResource("core.js", "primefaces").getRequestPath())
        .isEqualTo("/core.js?ln=primefaces&v=14");
  }

  @Test
  void what_is_not_there_is_not_there() {
    assertThat(handler.createResource("missing.js")).isNull();
  }

  private final class Stored extends ResourceWrapper {
    private final String path;

    Stored(String path) {
      super(null);
      this.path = path;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getRequestPath() {
      return "/" + path;
    }
  }
}
