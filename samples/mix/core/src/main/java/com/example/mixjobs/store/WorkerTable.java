package com.example.mixjobs.store;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of workers: a partition of the table in which jobs are, apart from theirs. */
public final class WorkerTable {

    private static final String PARTITION = "workers";
    private static final String NAME = "Name";
    private static final String WRITTEN = "Written";
    private static final String FIGURE = "figure_";

    private final Once<TableClient> table;

    WorkerTable(Once<TableClient> table) {
        this.table = table;
    }

    /** Writes a worker's row in the place of its last one. */
    public void write(WorkerRow row) {
        TableEntity entity = new TableEntity(PARTITION, key(row.name()))
                .addProperty(NAME, row.name())
                .addProperty(WRITTEN, row.written().atOffset(ZoneOffset.UTC));
        row.figures().forEach((name, value) -> entity.addProperty(FIGURE + name, value));
        table.get().upsertEntity(entity);
    }

    /** Deletes the row of a worker that ends. Does nothing when there is none. */
    public void delete(String name) {
        table.get().deleteEntity(PARTITION, key(name));
    }

    /** Deletes the rows of workers that have been silent since before that time: they were killed. */
    public void deleteWrittenBefore(Instant time) {
        query("lt", time).forEach(row -> delete(row.name()));
    }

    /** The rows of workers that have written since then, by name. */
    public List<WorkerRow> writtenSince(Instant time) {
        return query("ge", time);
    }

    private List<WorkerRow> query(String comparison, Instant time) {
        String filter = "PartitionKey eq '%s' and %s %s datetime'%s'".formatted(PARTITION, WRITTEN, comparison, time);
        return table.get().listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE).stream()
                .map(WorkerTable::read)
                .toList();
    }

    private static WorkerRow read(TableEntity entity) {
        Map<String, Long> figures = new TreeMap<>();
        entity.getProperties().forEach((name, value) -> {
            if (name.startsWith(FIGURE) && value instanceof Number number) {
                figures.put(name.substring(FIGURE.length()), number.longValue());
            }
        });
        OffsetDateTime written = (OffsetDateTime) entity.getProperty(WRITTEN);
        return new WorkerRow((String) entity.getProperty(NAME), written.toInstant(), figures);
    }

    /** A key may hold no slash, but a name does. */
    private static String key(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace('%', '=');
    }
}
