# Which sources of the library are compiled together. A source that no batch names is compiled alone.
function(isocost_batch name folder)
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/src/${folder}/")
    list(TRANSFORM ARGN APPEND ".cpp")
    foreach(file IN LISTS ARGN)
        if(NOT EXISTS "${file}")
            message(FATAL_ERROR "src/cmake/batches.cmake: batch ${name} names ${file}, which does not exist")
        endif()
    endforeach()
    set_source_files_properties(${ARGN} PROPERTIES UNITY_GROUP "${name}")
endfunction()

isocost_batch(nonlinear core
    nonlinear nonlinear_feasibility nonlinear_logarithms nonlinear_model nonlinear_multipliers nonlinear_polish nonlinear_search
    nonlinear_slsqp nonlinear_usable)
isocost_batch(integrals knowledge path)
isocost_batch(integrals scaling idea_path)
isocost_batch(keys scenario apply canonical load reference reform_file rules rules_accounts)
isocost_batch(rules scenario rules_firms rules_input rules_market rules_technology toml_reader scenario)
isocost_batch(chapters scenario
    chapters chapters_compute chapters_distillation chapters_inference chapters_inputs chapters_open_weights chapters_scaling
    compute_parts)
isocost_batch(people scenario
    chapters_contest chapters_finance chapters_knowledge chapters_labor chapters_poaching chapters_talent)
isocost_batch(years scenario automation_section chapters_knowledge_path chapters_paths chapters_plan paths paths_labor plan_section)
isocost_batch(firm scenario answers benchmark bridge build export_verdict firms_contest input run supply)
isocost_batch(market scenario market market_compared spillovers)
isocost_batch(tables study analysis answers_text demo paths_text report supply_table text)
isocost_batch(documents study answers_schema explain json paths_schema result_schema scenario_schema sweep sweep_answers)
