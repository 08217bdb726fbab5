package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.header;
import static org.certbureau.system.Visitor.json;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What says whether the bureau works, and what says nothing to anybody. */
interface HealthAnswers extends RunningBureau {
  @Test
  default void health_is_open_and_says_that_database_and_broker_answer() {
    HttpResponse<String> ready = visitor().get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(json(ready).at("/status").asText()).isEqualTo("UP");
    assertThat(json(ready).at("/checks/database").asText()).isEqualTo("UP");
    assertThat(json(ready).at("/checks/broker").asText()).isEqualTo("UP");
  }

  @Test
  default void what_the_container_would_tell_everybody_is_closed() throws Exception {
    for (String path : List.of("/openapi", "/health", "/health/live", "/metrics")) {
      assertThat(visitor().get(path).statusCode()).as(path).isIn(302, 404);
      HttpResponse<String> known =
          visitor().get(path, "Authorization", basic(accounts().administrator()));
      assertThat(known.statusCode()).as(path + " with a login").isIn(302, 404);
    }
    assertThat(header(visitor().get("/health/ready"), "Server")).isEmpty();
  }
}
